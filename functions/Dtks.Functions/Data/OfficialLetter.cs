namespace Dtks.Functions.Data;

/// <summary>What a letter of office says, in the order that such letters have (docs/design.md, letters): kop, place and date with number, sifat, lampiran and hal, addressee, body, close, signature, Tembusan.</summary>
internal sealed record OfficialLetter
{
    /// <summary>The file's title.</summary>
    public required string Title { get; init; }

    /// <summary>The letterhead, line by line.</summary>
    public required IReadOnlyList<string> Kop { get; init; }

    /// <summary>A statement's heading and its number below; null for a letter to somebody.</summary>
    public (string Name, string Number)? Heading { get; init; }

    /// <summary>Place and date: beside the number, or of a statement above the signature.</summary>
    public required string PlaceAndDate { get; init; }

    /// <summary>Number and what goes with it, by name; none of a statement.</summary>
    public IReadOnlyList<(string Name, string Value)> Fields { get; init; } = [];

    /// <summary>To whom it goes, line by line.</summary>
    public IReadOnlyList<string> To { get; init; } = [];

    /// <summary>Opening and body: a paragraph where there is no name, or a row of a name and its value.</summary>
    public required IReadOnlyList<(string? Name, string Text)> Body { get; init; }

    /// <summary>What its QR says, and the words beside it; null for none.</summary>
    public (string Code, string Words)? Qr { get; init; }

    /// <summary>The close.</summary>
    public required string Close { get; init; }

    /// <summary>The office that signs.</summary>
    public required string Office { get; init; }

    /// <summary>Who has a copy, in order; none for no Tembusan.</summary>
    public IReadOnlyList<string> Copies { get; init; } = [];
}
