using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AlertExchange.Web.Serving;

/// <summary><c>&lt;icon name="bell" /&gt;</c>: a sign of the sprite. It says nothing by itself: the words beside it do, or <c>title</c>.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper(StaticAssets assets) : TagHelper
{
    /// <summary>A name of icons.txt.</summary>
    public required string Name { get; set; }

    /// <summary>What it stands for, where no words stand beside it.</summary>
    public string? Title { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "icon");
        if (Title is null)
        {
            output.Attributes.SetAttribute("aria-hidden", "true");
        }
        else
        {
            output.Attributes.SetAttribute("role", "img");
            output.Attributes.SetAttribute("aria-label", Title);
        }

        output.Content.SetHtmlContent($"<use href=\"{assets.AddressOf("/lib/icons.svg")}#{Name}\"></use>");
    }
}
