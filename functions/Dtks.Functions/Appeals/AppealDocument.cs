using Dtks.Domain.Appeals;
using Dtks.Domain.Kernel;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Appeals;

/// <summary>An appeal, in the village of what it is about.</summary>
public sealed record AppealDocument : Document
{
    /// <summary>The document type's name.</summary>
    public const string TypeName = "appeal";

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <summary>The village, and the partition.</summary>
    public required string Village { get; init; }

    /// <summary>Where it stands; lists filter by it.</summary>
    public string Status => WireName.Of(State.Status);

    /// <summary>When it was made; lists are sorted by it.</summary>
    public DateTimeOffset CreatedOn => State.History[0].At.ToDateTimeOffset();

    /// <summary>The whole of it.</summary>
    public required AppealState State { get; init; }

    /// <summary>The document's id for an appeal's.</summary>
    public static string IdOf(string appeal) => $"{TypeName}-{appeal}";
}
