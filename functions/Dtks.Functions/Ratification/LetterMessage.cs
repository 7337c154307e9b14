namespace Dtks.Functions.Ratification;

/// <summary>Something to be done for a letter: by where the letter stands, its rows are gathered, counted again, or carried over.</summary>
/// <param name="Regency">The regency.</param>
/// <param name="Letter">The letter.</param>
/// <param name="After">Where to go on: the page, of an older letter the number of a row.</param>
/// <param name="Page">One page alone.</param>
/// <param name="Row">With <paramref name="Page"/>, one proposal alone.</param>
/// <param name="Open">The document of one open row that could not be read when a letter was signed; no letter is named then.</param>
public sealed record LetterMessage(string Regency, string Letter, long After, int? Page = null, string? Row = null, string? Open = null);
