using Dtks.Domain.Imports;
using Dtks.Functions.Evidence;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Imports;

/// <summary>A prelist, or another file of rows, in the registry: how far it is worked. Its rows and their results stand beside it, in parts.</summary>
public sealed record ImportDocument : Document
{
    /// <summary>The document type's name.</summary>
    public const string TypeName = "import";

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <summary>The village, and the partition.</summary>
    public required string Village { get; init; }

    /// <summary>Its kind, as its purpose names it; null for a prelist. Lists go by it.</summary>
    public string? Kind { get; init; }

    /// <summary>Where it stands; lists and the look after what waits go by it.</summary>
    public required ImportStatus Status { get; init; }

    /// <summary>When it was declared.</summary>
    public required DateTimeOffset CreatedOn { get; init; }

    /// <summary>The whole of it.</summary>
    public required ImportState State { get; init; }

    /// <summary>A document's id for an import's.</summary>
    public static string IdOf(string import) => $"import-{import}";

    /// <summary>The blob's name: nothing of the file's own.</summary>
    public string BlobName() => $"{Village}/imports/{State.Id}";

    /// <summary>What a link to send it by goes by.</summary>
    public DeclaredUpload Upload() => new(
        Village, State.Id, BlobName(), $"/api/villages/{Village}/{(Kind is null ? string.Empty : $"{Kind}/")}imports/{State.Id}", State.Length, State.ExpiresAt, Status == ImportStatus.Awaiting, State.RuleOf());

    /// <summary>This document with another state.</summary>
    public ImportDocument With(ImportState state) => this with { Status = state.Status, State = state };
}
