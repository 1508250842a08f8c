-- One tree for the book, a Div per chapter. Four steps: refuse what is not allowed, number and
-- register, resolve references and links, write what the format needs. The lists come from
-- allowed.yml as metadata. FORMAT is json (for the HTML pages) or typst.

local TYPST = FORMAT == "typst"
local utils, List = pandoc.utils, pandoc.List
local text_of = utils.stringify
local allowed, labels, callouts = {}, {}, {}
local faults, chapters, targets = List {}, {}, {}
local chapter -- the one being walked
local has_refs = false -- whether there is a bibliography and a place for it

local function fault(reason, element)
  local words = element and text_of(element):sub(1, 60) or ""
  faults:insert(chapter.path .. ": " .. reason .. (words ~= "" and (" «" .. words .. "»") or ""))
end

local function stop_on_faults()
  if #faults > 0 then
    local more = #faults > 20 and "\n… and " .. #faults - 20 .. " more" or ""
    io.stderr:write(table.concat(faults, "\n", 1, math.min(#faults, 20)), more, "\n")
    os.exit(1)
  end
end

local function read_lists(meta)
  for name, list in pairs(meta.allowed) do
    allowed[name] = {}
    if utils.type(list) == "List" then
      for _, word in ipairs(list) do allowed[name][text_of(word)] = true end
    end
  end
  for kind, word in pairs(meta.allowed.labels) do labels[kind] = text_of(word) end
  callouts = allowed.callouts
end

local marks = dofile(pandoc.path.join { pandoc.path.directory(PANDOC_SCRIPT_FILE), "print.lua" })
local function raw(text) return pandoc.RawInline(TYPST and "typst" or "html", text) end
local function raw_block(text) return pandoc.RawBlock(TYPST and "typst" or "html", text) end
local quoted = marks.quoted
local function label_kind(id) local kind = id:match "^(%a+)%-"; return labels[kind] and kind end

-- 1. Refuse -------------------------------------------------------------------------------

local function check_attributes(element, ...)
  for _, class in ipairs(element.classes or {}) do
    local known = false
    for _, list in ipairs { ... } do known = known or allowed[list][class] end
    if not known then fault("the class ." .. class .. " is not supported", element) end
  end
  for key in pairs(element.attributes or {}) do
    if not allowed.attributes[key] then
      fault("the attribute '" .. key .. "' is not supported", element)
    end
  end
end

local function check_anchor(element)
  local prefix = element.identifier:match "^([^-]+)%-"
  if prefix and not allowed.anchors[prefix] then
    fault("the label '" .. element.identifier .. "' is not supported here", element)
  end
end

local function register(id, element, kind, number)
  local entry = { id = id, kind = kind, number = number, chapter = chapter }
  if chapter.ids[id] or (kind and targets[id]) then fault("the id '" .. id .. "' is given twice", element) end
  chapter.ids[id] = entry
  if kind then targets[id] = entry end
end

-- Data may hold such signs within a line; a line of them is what a cell printed by mistake.
local function is_fence(inline) return inline.t == "Str" and inline.text:match "^:::+$" end

local function is_comment(text) return text:match "^%s*<!%-%-.*%-%->%s*$" end

local function refuse_raw(element)
  if element.format == "html" and is_comment(element.text) then return {} end
  fault("raw " .. element.format .. " is not supported: " .. element.text:sub(1, 60))
end

local function has_alt(image) return (image.attributes["fig-alt"] or text_of(image.caption)) ~= "" end

local check = {
  traverse = "topdown",
  RawBlock = refuse_raw,
  RawInline = refuse_raw,
  Div = function(div)
    local kind = label_kind(div.identifier)
    if kind ~= "fig" and kind ~= "tbl" then
      if div.identifier ~= "refs" then check_anchor(div) end
      if #div.classes == 0 and div.identifier ~= "refs" then
        fault("a div needs a label or a class", div)
      end
    end
    check_attributes(div, "blocks", "callouts", "conditional")
    local form, conditional = div.attributes["when-format"], allowed.conditional[div.classes[1]]
    if (form or conditional) and not (conditional and allowed.formats[form]) then
      fault("content-visible and when-format go together, with a format of the book", div)
    end
  end,
  Span = function(span)
    check_anchor(span)
    check_attributes(span, "spans", "states")
  end,
  Link = function(link)
    if #link.classes == 1 and (link.classes[1] == "uri" or link.classes[1] == "email") then link.classes = {} end
    check_anchor(link)
    check_attributes(link, "spans", "states")
    local scheme = link.target:match "^(%a[%w+.-]*):"
    if scheme and not allowed.schemes[scheme] then fault("links to " .. scheme .. ": are not supported", link) end
    return link
  end,
  Image = function(image)
    check_attributes(image)
    if not has_alt(image) then fault("the image " .. image.src .. " needs fig-alt") end
  end,
  Code = function(code)
    check_attributes(code)
    if code.text:match "^{python}" then fault("an expression was left unexecuted: " .. code.text) end
  end,
  CodeBlock = function(code)
    if #code.classes > 1 or #code.attributes > 0 then fault("attributes of a code block are not supported", code) end
  end,
  Header = function(header) check_attributes(header, "headings") end,
  Table = function(tbl)
    if tbl.identifier ~= "" and label_kind(tbl.identifier) ~= "tbl" then
      fault("the label '" .. tbl.identifier .. "' is not supported here", tbl)
    end
  end,
  Figure = function(figure)
    if figure.identifier ~= "" and label_kind(figure.identifier) ~= "fig" then
      fault("the label '" .. figure.identifier .. "' is not supported here", figure)
    end
  end,
  Str = function(str)
    if not chapter.ran and is_fence(str) then fault "a ::: line opens or closes nothing" end
    if str.text:match "^{#" then fault("the label " .. str.text .. " stands where it has no effect") end
  end,
  Para = function(para)
    if #para.content == 1 and is_fence(para.content[1]) then fault "a ::: line opens or closes nothing" end
    local label = para.content[#para.content]
    local math = para.content[#para.content - 2] or para.content[1]
    if label and label.t == "Str" and label.text:match "^{#eq%-[%w-]+}$" and math.t == "Math" then
      para.content:remove(#para.content)
      para.content = { pandoc.Span({ math }, pandoc.Attr(label.text:sub(3, -2), { "num" })) }
      return para, false
    end
  end,
}

local function check_headings(blocks)
  local level, count = 0, 0
  blocks:walk {
    traverse = "topdown",
    Div = function(div) if #div.classes > 0 and callouts[div.classes[1]] then return div, false end end,
    Header = function(header)
      if header.level > level + 1 then fault("the heading skips a level", header) end
      level, count = header.level, count + (header.level == 1 and 1 or 0)
    end,
  }
  local first = blocks[1]
  if count ~= 1 or not (first and first.t == "Header" and first.level == 1) then
    fault("a chapter begins with its one heading of level 1, this one has " .. count)
  end
end

-- What is for the other format is left out before anything is counted.
local function keep_format(div)
  local form = div.attributes["when-format"]
  if form then return form == (TYPST and "typst" or "html") and div.content or {} end
end

-- 2. Number -------------------------------------------------------------------------------

local function next_number(kind)
  chapter.count[kind] = (chapter.count[kind] or 0) + 1
  return (chapter.number and chapter.number .. "." or "") .. chapter.count[kind]
end

local function number_header(header)
  local id, level, number = header.identifier, header.level, nil
  if level == 1 then
    number = chapter.number
    chapter.title = text_of(header.content)
  elseif chapter.number and not header.classes:includes "unnumbered" then
    local levels = chapter.levels
    levels[level] = (levels[level] or 0) + 1
    for deeper = level + 1, 6 do levels[deeper] = nil end
    number = chapter.number .. "." .. table.concat(levels, ".", 2, level)
  end
  if id ~= "" then register(id, header, label_kind(id) == "sec" and "sec", number) end
  if chapter.ids[id] then chapter.ids[id].level = level end
  if number then
    local lead = number
    if level == 1 and chapter.kind == "appendix" then lead = "Appendix " .. number .. " —" end
    header.content:insert(1, pandoc.Span({ pandoc.Str(lead) }, pandoc.Attr("", { "heading-number" })))
    header.content:insert(2, pandoc.Str("\u{2002}"))
  end
  header.classes = {}
  return header
end

-- A float is Div{.float} with its kind as an attribute, the caption its last block.
local function float(kind, id, body, caption)
  local number = next_number(kind)
  register(id, caption, kind, number)
  local lead = pandoc.Span({ pandoc.Str(labels[kind] .. "\u{a0}" .. number .. ":") }, pandoc.Attr("", { "float-number" }))
  local inlines = List { lead, pandoc.Space() } .. caption
  body:insert(pandoc.Plain { pandoc.Span(inlines, pandoc.Attr("", { "caption" })) })
  return pandoc.Div(body, pandoc.Attr(id, { "float" }, { kind = kind }))
end

local function caption_of(tbl) return utils.blocks_to_inlines(tbl.caption.long) end

local function number_div(div)
  local kind = label_kind(div.identifier)
  if kind ~= "fig" and kind ~= "tbl" then
    if div.identifier ~= "" then register(div.identifier, div) end
    return nil
  end
  local body, inlines, images, tables = div.content, nil, 0, 0
  body:walk { Image = function() images = images + 1 end, Table = function() tables = tables + 1 end }
  local last = body[#body]
  if last and last.t == "Table" and text_of(last.caption.long) ~= "" then
    inlines, last.caption = caption_of(last), { long = {} }
  elseif last and last.t == "Para" and #body > 1 then
    inlines = last.content
    body:remove(#body)
  end
  if not inlines then
    fault("the div #" .. div.identifier .. " needs a caption as its last paragraph", div)
  elseif (kind == "fig" and images ~= 1) or (kind == "tbl" and tables ~= 1) then
    fault("the div #" .. div.identifier .. " must hold one " .. labels[kind]:lower(), div)
  else
    return float(kind, div.identifier, body, inlines), false
  end
end

-- The title, if any, becomes the first block; its heading must not be numbered.
local function title_callout(div)
  local kind = div.classes[1]
  if not callouts[kind] then return nil end
  local title = div.attributes.title and pandoc.read(div.attributes.title, "markdown").blocks[1].content
  if not title and div.content[1] and div.content[1].t == "Header" then title = div.content:remove(1).content end
  local word = kind:gsub("^callout%-(%l)", string.upper)
  local lead = List { pandoc.Span({ pandoc.Str(word) }, pandoc.Attr("", { "callout-kind" })) }
  if title then lead = lead .. { pandoc.Space() } .. title end
  div.content:insert(1, pandoc.Div({ pandoc.Plain(lead) }, pandoc.Attr("", { "callout-title" })))
  return div
end

local number = {
  traverse = "topdown",
  Header = number_header,
  Div = number_div,
  Table = function(tbl)
    if tbl.identifier == "" then return nil end
    local id, inlines = tbl.identifier, caption_of(tbl)
    tbl.caption, tbl.identifier = { long = {} }, ""
    return float("tbl", id, List { tbl }, inlines), false
  end,
  Figure = function(figure)
    local image = figure.content[1].content[1]
    if not image.attributes["fig-alt"] then fault("the image " .. image.src .. " needs fig-alt") end
    image.caption = {}
    if figure.identifier == "" then return nil end
    return float("fig", figure.identifier, List { pandoc.Plain { image } }, utils.blocks_to_inlines(figure.caption.long)), false
  end,
  Span = function(span)
    if span.identifier == "" then return nil end
    local kind = label_kind(span.identifier)
    if kind ~= "eq" then return register(span.identifier, span) end
    span.attributes.number = next_number "eq"
    register(span.identifier, span, "eq", span.attributes.number)
    span.classes = { "equation" }
    return span
  end,
  Link = function(link) if link.identifier ~= "" then register(link.identifier, link) end end,
}

-- 3. Resolve ------------------------------------------------------------------------------

local function slug(path) return (path:gsub("%.qmd$", ""):gsub("[^%w]", "-")) end
local function anchor_name(owner, id) return slug(owner.path) .. "--" .. (id or "") end

local function href(entry)
  if TYPST then return "#" .. anchor_name(entry.chapter, entry.id) end
  if entry.chapter == chapter then return "#" .. entry.id end
  local page = entry.chapter.path:gsub("%.qmd$", ".html")
  local from = pandoc.path.directory(chapter.path)
  local there = from == "." and page or pandoc.path.make_relative(page, from, true)
  return there .. (entry.level == 1 and "" or "#" .. entry.id)
end

local function reference(citation)
  local entry, id = targets[citation.id], citation.id
  if not chapter.ran then return pandoc.Str "0" end
  if not entry then return fault("the reference @" .. id .. " has no target") end
  if not entry.number then return fault("the reference @" .. id .. " leads to what has no number") end
  if entry.kind == "sec" and not chapter.number then
    return fault("an unnumbered page cannot refer to @" .. id .. " (Quarto gives no number there): write a link")
  end
  local word = labels[entry.kind]
  if entry.level == 1 then word = entry.chapter.kind == "appendix" and "Appendix" or "Chapter" end
  local inlines = List {}
  if #citation.prefix > 0 then
    inlines = List(citation.prefix) .. { pandoc.Str("\u{a0}") }
  elseif citation.mode ~= "SuppressAuthor" then
    inlines = List { pandoc.Str(word .. "\u{a0}") }
  end
  inlines:insert(pandoc.Str(entry.number))
  return pandoc.Link(inlines, href(entry))
end

local function resolve_cite(cite)
  local inlines, refs = List {}, 0
  for _, citation in ipairs(cite.citations) do
    if label_kind(citation.id) then
      refs = refs + 1
      if #inlines > 0 then inlines:extend { pandoc.Str ",", pandoc.Space() } end
      inlines:insert(reference(citation) or pandoc.Str "")
    end
  end
  if refs == 0 and not has_refs then
    fault("a citation needs a bibliography and a div #refs; a reference begins with fig-, tbl-, eq- or sec-", cite)
  end
  if refs == 0 then return nil end
  if refs ~= #cite.citations then fault("a reference and a citation in one bracket", cite) end
  return inlines
end

local function resolve_link(link)
  local target = link.target
  if target:match "^%a[%w+.-]*:" then return nil end
  local path, id = target:match "^([^#]*)#?(.*)$"
  if path ~= "" then path = pandoc.path.normalize(pandoc.path.join { pandoc.path.directory(chapter.path), path }) end
  while path:match "[^/]+/%.%./" do path = path:gsub("[^/]+/%.%./", "", 1) end
  local owner = path == "" and chapter or chapters[path]
  if path:match "%.qmd$" and not owner then fault("the link to " .. target .. " leads to no chapter", link) end
  if TYPST then
    link.target = owner and ("#" .. anchor_name(owner, id)) or path
  else
    link.target = target:gsub("%.qmd", ".html")
  end
  return link
end

-- 4. Write --------------------------------------------------------------------------------

local function write_image(image)
  local alt = image.attributes["fig-alt"] or text_of(image.caption)
  local width = image.attributes.width
  if not TYPST then
    image.caption, image.attributes["fig-alt"], image.attributes.alt = {}, nil, alt
    return image
  end
  local path = pandoc.path.join { pandoc.path.directory(chapter.path), image.src }
  local size = width and (", width: " .. width) or ""
  return raw("#image(" .. quoted("/" .. path) .. ", alt: " .. quoted(alt) .. size .. ");")
end

local function write_math(math)
  if not TYPST then return nil end
  return { raw("#[#set math.equation(alt: " .. quoted(math.text) .. ");"), math, raw "];" }, false
end

local function write_table(tbl)
  for _, row in ipairs(tbl.head.rows) do
    for _, cell in ipairs(row.cells) do cell.attributes.scope = cell.col_span > 1 and "colgroup" or "col" end
  end
  for _, body in ipairs(tbl.bodies) do
    for _, row in ipairs(body.body) do
      for i = 1, body.row_head_columns do row.cells[i].attributes.scope = "row" end
    end
  end
  if TYPST then return marks.table(tbl) end
  tbl.attr = {}
  local attributes = { { "role", "region" }, { "tabindex", "0" }, { "aria-label", "Table" } }
  return pandoc.Div({ tbl }, pandoc.Attr("", { "table-scroll" }, attributes))
end

local function write_float(div)
  local kind, id, body = div.attributes.kind, div.identifier, div.content
  local caption = body[#body]
  body:remove(#body)
  if TYPST then
    local out = List { raw_block("#book-float(" .. quoted(kind) .. ", [") } .. List { caption }
    out:insert(raw_block "])[")
    return out .. body .. { raw_block("]<" .. anchor_name(chapter, id) .. ">") }
  end
  if kind == "fig" then return pandoc.Figure(body, { long = { caption } }, pandoc.Attr(id)) end
  return body:walk {
    Table = function(tbl) tbl.caption, tbl.identifier = { long = { caption } }, id return tbl end,
    Div = function(scroll) scroll.attributes["aria-label"] = text_of(caption):match "^[^:]+" return scroll end,
  }
end

local function write_callout(div, kind)
  local lead, body, collapse = div.content[1].content[1].content, div.content, div.attributes.collapse
  if TYPST then
    body:remove(1)
    return List { raw_block("#noted(" .. quoted(kind) .. ", ["), pandoc.Plain(lead), raw_block "])[" } .. body .. { raw_block "]" }
  end
  if collapse then
    local open = collapse == "false" and "<details open>" or "<details>"
    body[1] = pandoc.Plain(List { raw(open .. "<summary>") } .. lead .. { raw "</summary>" })
    body:insert(raw_block "</details>")
  end
  return pandoc.Div(body, pandoc.Attr(div.identifier, { "callout", kind }))
end

local function write_div(div)
  local class, id = div.classes[1], div.identifier
  if class == "float" then return write_float(div) end
  if callouts[class] then return write_callout(div, class) end
  if TYPST and allowed.blocks[class] then
    return marks.styled(class, id ~= "" and anchor_name(chapter, id) or nil, div.content)
  end
end

local function write_span(span)
  if span.classes[1] == "equation" then
    local lead = pandoc.Span({ pandoc.Str("(" .. span.attributes.number .. ")") }, pandoc.Attr("", { "equation-number" }))
    span.attributes.number = nil
    if not TYPST then span.content:insert(lead) return span end
    local open = "#equation(" .. quoted("(" .. text_of(lead):sub(2, -2) .. ")") .. ", <" .. anchor_name(chapter, span.identifier) .. ">)["
    return List { raw(open) } .. span.content .. { raw "];" }
  end
  if not TYPST then return nil end
  local out = #span.classes > 0 and marks.mark(span.classes, span.content) or span.content
  if span.identifier ~= "" then out:insert(1, marks.anchor(anchor_name(chapter, span.identifier))) end
  return out
end

local function write_link(link)
  if not TYPST then return nil end
  if #link.classes > 0 then link.content = marks.mark(link.classes, link.content) end
  if link.target:match "^#" then
    return List { raw("#link(<" .. link.target:sub(2) .. ">)[") } .. link.content .. { raw "];" }
  end
  link.content = link.content:walk(marks.break_words)
  link.classes, link.attributes, link.title = {}, {}, ""
  return link
end

-- A heading is set again in the contents and above the pages, its note only where it stands.
local function note_of_heading(note)
  return List { raw "#heading-note[" } .. utils.blocks_to_inlines(note.content) .. { raw "];" }
end

local function lay_out_cards(div)
  if TYPST and div.classes[1] == "cards" then return marks.cards(div) end
end

local write = {
  Str = TYPST and marks.dots or nil,
  Div = write_div,
  Table = write_table,
  Image = write_image,
  Math = write_math,
  Span = write_span,
  Link = write_link,
  Header = function(header)
    if not TYPST then return nil end
    if header.identifier ~= "" then header.identifier = anchor_name(chapter, header.identifier) end
    header.content = header.content:walk { Note = note_of_heading }
    return header
  end,
}

-- The book ----------------------------------------------------------------------------------

local function each(doc, act)
  for _, block in ipairs(doc.blocks) do
    if block.classes:includes "chapter" then
      chapter = chapters[block.attributes.path]
      act(block)
    end
  end
  stop_on_faults()
end

local function start(block, ran)
  local path = block.attributes.path
  chapters[path] = { path = path, kind = block.attributes.kind, ran = ran, ids = {}, count = {}, levels = {} }
end

local function number_chapters(doc)
  local main, appendix = 0, 0
  each(doc, function(block)
    local plain = block.content[1].classes:includes "unnumbered" or chapter.kind == "index"
    if plain then return end
    if chapter.kind == "appendix" then
      appendix = appendix + 1
      chapter.number = string.char(64 + appendix)
    else
      main = main + 1
      chapter.number = tostring(main)
    end
  end)
end

function Pandoc(doc)
  read_lists(doc.meta)
  local ran = doc.meta.ran
  doc.blocks:walk { Div = function(div) has_refs = has_refs or (doc.meta.bibliography and div.identifier == "refs") end }
  doc.meta = { bibliography = doc.meta.bibliography, csl = doc.meta.csl, ["link-citations"] = true }
  for _, block in ipairs(doc.blocks) do start(block, ran) end
  each(doc, function(block)
    block.content = block.content:walk(check)
    check_headings(block.content)
  end)
  number_chapters(doc)
  each(doc, function(block) block.content = block.content:walk({ Div = keep_format }):walk({ Div = title_callout }):walk(number) end)
  each(doc, function(block)
    block.content = block.content:walk { Cite = resolve_cite, Link = resolve_link, Div = lay_out_cards }
  end)
  if doc.meta.bibliography then doc = utils.citeproc(doc) end
  if not ran then return doc end
  each(doc, function(block)
    block.content = block.content:walk(write)
    block.attributes.number, block.attributes.title = chapter.number or "", chapter.title
    if TYPST then block.content:insert(1, raw_block("#chapter(" .. quoted(chapter.title) .. ", <" .. anchor_name(chapter) .. ">)")) end
  end)
  if TYPST then doc.blocks = doc.blocks:walk { Div = function(div) if div.classes:includes "chapter" then return div.content end end } end
  return doc
end
