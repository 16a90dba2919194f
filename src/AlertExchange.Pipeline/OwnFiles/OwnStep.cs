namespace AlertExchange.Pipeline.OwnFiles;

/// <summary>One step of a row's way in plain words.</summary>
/// <param name="Title">What happened.</param>
/// <param name="Text">More about it; may be empty.</param>
/// <param name="Tone">Which of the page's tags it gets: ok, late, missing, plain or info.</param>
public sealed record OwnStep(string Title, string Text, string Tone);
