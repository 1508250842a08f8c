-- What a chapter prints, as a notebook shows it: the web's part, and pictures with their words.

local function is_for_paper(div)
  return div.classes:includes "content-visible" and div.attributes["when-format"] ~= "html"
end

local function alternative(image)
  image.attributes.alt = image.attributes["fig-alt"]
  image.attributes["fig-alt"] = nil
  return image
end

return { { Image = alternative, Div = function(div) return is_for_paper(div) and {} or nil end } }
