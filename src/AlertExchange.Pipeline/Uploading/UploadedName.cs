namespace AlertExchange.Pipeline.Uploading;

/// <summary>What a file is called that came through a page.</summary>
internal static class UploadedName
{
    /// <summary>Characters.</summary>
    private const int Longest = 120;

    /// <summary>The bare name: a browser may send a path, and anybody anything.</summary>
    public static string Of(string sent)
    {
        var name = sent[(sent.LastIndexOfAny(['/', '\\']) + 1)..];
        name = string.Concat(name.Where(c => !char.IsControl(c))).TrimStart('.').Trim();
        if (name.Length > Longest)
        {
            var ending = Path.GetExtension(name) is { Length: <= 10 } extension ? extension : "";
            var kept = Longest - ending.Length;
            name = name[..(char.IsHighSurrogate(name[kept - 1]) ? kept - 1 : kept)] + ending;
        }

        return name.Length == 0 ? "未命名" : name;
    }
}
