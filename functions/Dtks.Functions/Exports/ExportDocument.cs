using System.Globalization;
using Dtks.Platform.Documents;
using Dtks.Platform.Protection;

namespace Dtks.Functions.Exports;

/// <summary>An export in the registry: what is exported, for whom, and how far it is. It holds nothing of a person; its file does, encrypted.</summary>
public sealed record ExportDocument : Document
{
    /// <summary>The document type's name.</summary>
    public const string TypeName = "export";

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <summary>The village, and the partition.</summary>
    public required string Village { get; init; }

    /// <summary>Where it stands; the look after what waits goes by it.</summary>
    public required ExportStatus Status { get; init; }

    /// <summary>When it was asked for: what was entered later is not in it.</summary>
    public required DateTimeOffset CreatedOn { get; init; }

    /// <summary>When it is gone.</summary>
    public required DateTimeOffset ExpiresOn { get; init; }

    /// <summary>The subject of whoever asked for it, who alone may fetch it.</summary>
    public required string By { get; init; }

    /// <summary>The list, by its name.</summary>
    public required string List { get; init; }

    /// <summary>The status its rows have; null for any.</summary>
    public string? Filter { get; init; }

    /// <summary>What is said in it is said in this language.</summary>
    public required string Language { get; init; }

    /// <summary>How often it was begun anew before; each has a file of its own.</summary>
    public int Round { get; init; }

    /// <summary>How many rows the list had when it began; null until they are counted.</summary>
    public int? Total { get; init; }

    /// <summary>How many rows are written.</summary>
    public int Rows { get; init; }

    /// <summary>Where the next part begins; null for the first.</summary>
    public Place? After { get; init; }

    /// <summary>The blocks that make the file, in order: each a part of at most 500 rows.</summary>
    public IReadOnlyList<string> Blocks { get; init; } = [];

    /// <summary>What the ids of these documents begin with.</summary>
    public static string IdOf(string export) => $"{TypeName}-{export}";

    /// <summary>The export's id.</summary>
    public string Export() => Id[IdOf(string.Empty).Length..];

    /// <summary>The path it is asked after by.</summary>
    public string Location() => $"/api/villages/{Village}/exports/{Export()}";

    /// <summary>What the names of all its files begin with.</summary>
    public static string BlobsOf(string village, string export) => $"{village}/{export}-";

    /// <summary>The file's name in storage.</summary>
    public string BlobName() => string.Create(CultureInfo.InvariantCulture, $"{BlobsOf(Village, Export())}{Round}");

    /// <summary>What the file's parts are bound to when they are encrypted, so that none can be taken for another's.</summary>
    public DocumentIdentity Identity() => new(ExportBlobs.Container, Village, TypeName, BlobName());

    /// <summary>The place of a part within it.</summary>
    public static string PathOf(int part) => string.Create(CultureInfo.InvariantCulture, $"parts[{part}]");

    /// <summary>Which rows are exported.</summary>
    public ExportedRows Asked() => new(Village, Filter, CreatedOn, Language);
}

/// <summary>Where an export stands.</summary>
public enum ExportStatus
{
    /// <summary>Its file is being written.</summary>
    Working,

    /// <summary>Its file can be fetched.</summary>
    Done,
}
