using Dtks.Domain.Kernel;
using Dtks.Domain.Removals;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Removals;

/// <summary>A removal from the register, in the village of its household.</summary>
public sealed record RemovalDocument : Document
{
    /// <summary>The document type's name.</summary>
    public const string TypeName = "removal";

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <summary>The village, and the partition.</summary>
    public required string Village { get; init; }

    /// <summary>The household; lists filter by it.</summary>
    public string About => State.Household;

    /// <summary>Where it stands; lists filter by it.</summary>
    public string Status => WireName.Of(State.Status);

    /// <summary>When it was recorded; lists are sorted by it.</summary>
    public DateTimeOffset CreatedOn => State.History[0].At.ToDateTimeOffset();

    /// <summary>The whole of it.</summary>
    public required RemovalState State { get; init; }

    /// <summary>The document's id for a removal's.</summary>
    public static string IdOf(string removal) => $"{TypeName}-{removal}";
}
