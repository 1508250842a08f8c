-- An entry as HTML for Quarto: references as Quarto resolves them at its end, what is folded as a
-- fold of HTML, and code under an anchor of its own.

local words = { tbl = "Table&nbsp;", fig = "Figure&nbsp;" }

local function reference(cite)
  local id = cite.citations[1].id
  local word = words[id:match "^%a+"] or ""
  return pandoc.RawInline("html", ('<a href="#%s" class="quarto-xref">%s<span class="quarto-unresolved-ref">%s</span></a>'):format(id, word, id))
end

local function folded(div)
  if not div.attributes.collapse then return nil end
  local lead = pandoc.Plain { pandoc.RawInline("html", "<details><summary>"), pandoc.Str(div.attributes.title), pandoc.RawInline("html", "</summary>") }
  div.content:insert(1, lead)
  div.content:insert(pandoc.RawBlock("html", "</details>"))
  return pandoc.Div(div.content, pandoc.Attr("", { "callout", "callout-style-simple", "callout-note" }))
end

local function named(entry)
  if not entry.classes:includes "entry" then return nil end
  local count = 0
  return entry:walk {
    CodeBlock = function(code)
      count = count + 1
      code.identifier = ("%s-code-%d"):format(entry.identifier, count)
      return code
    end,
  }
end

return { { Cite = reference, Div = folded }, { Div = named } }
