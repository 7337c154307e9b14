using Dtks.Domain.Evidence;
using Dtks.Domain.ServiceDesk;
using Dtks.Functions.Evidence;
using Dtks.Platform.Documents;

namespace Dtks.Functions.ServiceDesk.Papers;

/// <summary>One declared file of an application, beside it; the bytes are in the blob of <see cref="BlobName"/>.</summary>
public sealed record HelpFileDocument : Document
{
    /// <summary>The document type's name.</summary>
    public const string TypeName = "helpFile";

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <summary>The regency, and the partition.</summary>
    public required string Regency { get; init; }

    /// <summary>The application it is of; lists filter by it.</summary>
    public required string Application { get; init; }

    /// <summary>When it was declared.</summary>
    public required DateTimeOffset CreatedOn { get; init; }

    /// <summary>The whole of it.</summary>
    public required HelpFileState State { get; init; }

    /// <summary>A document's id for a file's.</summary>
    public static string IdOf(string file) => $"{TypeName}-{file}";

    /// <summary>The blob's name, the same in both containers.</summary>
    public string BlobName() => $"{Regency}/{Application}/{State.Id}";

    /// <summary>What a link to send it by goes by.</summary>
    public DeclaredUpload Upload() => new(
        Regency, State.Id, BlobName(), $"/api/desk/{Regency}/applications/{Application}/documents/{State.Id}", State.Length, State.ExpiresAt, State.Status == EvidenceStatus.Pending, State.Rule());
}
