using Dtks.Domain.ServiceDesk.Numbers;
using Dtks.Platform.Documents;

namespace Dtks.Functions.ServiceDesk.Numbers;

/// <summary>What the applications of a village count as that were filed in a month, and their sums: no document that all of a regency write.</summary>
public sealed record HelpMonthDocument : Document
{
    /// <summary>The document type's name.</summary>
    public const string TypeName = "helpMonth";

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <summary>The regency, and the partition.</summary>
    public required string Regency { get; init; }

    /// <summary>The month of filing, <c>yyyy-MM</c>; the numbers of a regency go by it.</summary>
    public required string Month { get; init; }

    /// <summary>The applicants' village.</summary>
    public required string Village { get; init; }

    /// <summary>What each counts as, by its id: a step that is told twice counts once. Null where the sums alone were asked for.</summary>
    public IReadOnlyDictionary<string, HelpCounted>? Applications { get; init; }

    /// <summary>The same summed up.</summary>
    public required HelpSums Sums { get; init; }

    /// <summary>The document's id for a month and village.</summary>
    public static string IdOf(string month, string village) => $"{TypeName}-{month}-{village}";
}
