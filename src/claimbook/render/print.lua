-- What the book's own marks become in print: the calls of looks.typ, in either renderer. The filter
-- book.lua takes these functions from here; Quarto runs this file as a filter of its own.

local List, text_of = pandoc.List, pandoc.utils.stringify
local marks = {}

local function raw(text) return pandoc.RawInline("typst", text) end
local function raw_block(text) return pandoc.RawBlock("typst", text) end

-- Text between quotes of Typst.
function marks.quoted(text) return '"' .. text:gsub("[\\\"]", "\\%0") .. '"' end

-- Inlines with classes, which looks.typ gives their colours.
function marks.mark(classes, inlines)
  local names = marks.quoted(table.concat(classes, " "))
  return List { raw("#mark(" .. names .. ")[") } .. inlines .. { raw "];" }
end

function marks.anchor(label) return raw("#anchor(<" .. label .. ">);") end

-- A block of a class, with the label that leads to it.
function marks.styled(class, label, blocks)
  local name = label and ", name: <" .. label .. ">" or ""
  local open = raw_block("#styled(" .. marks.quoted(class) .. name .. ")[")
  return List { open } .. blocks .. { raw_block "]" }
end

-- Cards stand side by side, as cells of a grid.
function marks.cards(div)
  local out = List { raw_block "#cards((" }
  for _, card in ipairs(div.content) do
    out = out .. { raw_block "[" } .. (card.content or {}) .. { raw_block "]," }
  end
  return out .. { raw_block "))" }
end

-- Three full stops were written on purpose: an ellipsis has become its own sign by now.
function marks.dots(str)
  if not str.text:find("..", 1, true) then return nil end
  return raw((str.text:gsub("[^%w\128-\255]", "\\%0")))
end

-- Words that a narrow column cannot hold may break after these signs.
local function breakable(text)
  if #text < 14 then return text end
  text = text:gsub("[/_.=&?-]", "%0\u{200b}"):gsub("/\u{200b}/", "//")
  return (text:gsub("\u{200b}(\u{202f})", "%1"):gsub("\u{200b}$", ""))
end

marks.break_words = {
  Str = function(str) return pandoc.Str(breakable(str.text)) end,
  Code = function(code)
    code.text = breakable(code.text)
    return code
  end,
}

-- Whether a cell has more letters than a narrow column can hold on one line.
local function is_wordy(cell)
  local words = text_of(cell.contents)
  return utf8.len(words) > (words:match "%s" and 16 or 18)
end

-- Columns of words share, in parts and not in per cent, what the narrow ones leave.
local function written(tbl)
  local options = pandoc.WriterOptions { wrap_text = "none" }
  local text = pandoc.write(pandoc.Pandoc { tbl }, "typst", options)
  return (text:gsub("(\n *columns: )(%b())", function(key, widths) return key .. widths:gsub("%%", "fr") end))
end

-- A table in the size that its columns of words and its length ask for.
function marks.table(tbl)
  local rows = tbl.bodies[1].body
  tbl.colspecs = tbl.colspecs:map(function(spec, i)
    local wordy = rows:find_if(function(row) return row.cells[i] and is_wordy(row.cells[i]) end)
    return { spec[1] == "AlignDefault" and "AlignLeft" or spec[1], wordy and spec[2] or nil }
  end)
  local words = #tbl.colspecs:filter(function(spec) return spec[2] end)
  local named = "#sized(words: %d, rows: %d, letters: %d, head: %s)["
  local open = named:format(words, #rows, #text_of(tbl), tostring(#tbl.head.rows > 0))
  return raw_block(open .. "\n" .. written(tbl:walk(marks.break_words)) .. "\n]")
end

if not quarto then return marks end

-- As a filter of Quarto --------------------------------------------------------------------

local BLOCKS = { dense = true, entry = true, headline = true, report = true, work = true, register = true }

local function link(element)
  element.content = marks.mark(element.classes, element.content)
  element.classes, element.attributes, element.title = {}, {}, ""
  return element
end

local print_filter = {
  Str = marks.dots,
  Table = marks.table,
  Span = function(span)
    if #span.classes == 0 then return nil end
    local out = marks.mark(span.classes, span.content)
    if span.identifier ~= "" then out:insert(1, marks.anchor(span.identifier)) end
    return out
  end,
  Link = function(element) return #element.classes > 0 and link(element) or nil end,
  Div = function(div)
    local class, id = div.classes[1], div.identifier
    if class == "cards" then return marks.cards(div) end
    if BLOCKS[class] then return marks.styled(class, id ~= "" and id or nil, div.content) end
  end,
}

return quarto.doc.is_format "typst" and { print_filter } or {}
