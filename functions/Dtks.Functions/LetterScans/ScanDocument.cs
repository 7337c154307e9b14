using Dtks.Domain.Evidence;
using Dtks.Domain.LetterScans;
using Dtks.Functions.Evidence;
using Dtks.Platform.Documents;

namespace Dtks.Functions.LetterScans;

/// <summary>One declared scan of a letter, beside the letter; the bytes are in the blob of <see cref="BlobName"/>.</summary>
public sealed record ScanDocument : Document
{
    /// <summary>The document type's name.</summary>
    public const string TypeName = "letterScan";

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <summary>The regency, and the partition.</summary>
    public required string Regency { get; init; }

    /// <summary>The letter it is of; lists filter by it.</summary>
    public required string Letter { get; init; }

    /// <summary>When it was declared.</summary>
    public required DateTimeOffset CreatedOn { get; init; }

    /// <summary>The whole of it.</summary>
    public required ScanState State { get; init; }

    /// <summary>A document's id for a scan's.</summary>
    public static string IdOf(string scan) => $"{TypeName}-{scan}";

    /// <summary>The blob's name, the same in both containers.</summary>
    public string BlobName() => $"{Regency}/{Letter}/{State.Id}";

    /// <summary>What a link to send it by goes by.</summary>
    public DeclaredUpload Upload() => new(
        Regency, State.Id, BlobName(), $"/api/regencies/{Regency}/ratifications/{Letter}/scans/{State.Id}", State.Length, State.ExpiresAt, State.Status == EvidenceStatus.Pending, ScanDecider.Rule);
}
