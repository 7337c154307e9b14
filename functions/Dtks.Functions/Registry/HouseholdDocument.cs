using Dtks.Domain.Households;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Registry;

/// <summary>A household of the register, in its village.</summary>
public sealed record HouseholdDocument : Document
{
    /// <summary>The document type's name.</summary>
    public const string TypeName = "household";

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <summary>The village, and the partition.</summary>
    public required string Village { get; init; }

    /// <summary>The whole of it.</summary>
    public required HouseholdState State { get; init; }

    /// <summary>The document's id for a household's.</summary>
    public static string IdOf(string household) => $"household-{household}";

    /// <summary>When it was entered in the register.</summary>
    public DateTimeOffset EnrolledOn() => State.History[0].At.ToDateTimeOffset();
}
