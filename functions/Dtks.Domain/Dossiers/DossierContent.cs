using Dtks.Domain.Areas;
using NodaTime;

namespace Dtks.Domain.Dossiers;

/// <summary>What a dossier holds, as it is found when a step of it is decided.</summary>
/// <param name="TookPart">Who proposed, decided, visited or finalised what it holds: they take no further part (GOV-2).</param>
/// <param name="Digest">What it adds up to, counted again (RAT-8); null where that cannot be told.</param>
public sealed record DossierContent(IReadOnlyCollection<string> TookPart, string? Digest)
{
    /// <summary>The lines of its sheet that cannot be read, such as <c>101-200</c>; null for none.</summary>
    public string? Unreadable { get; init; }

    /// <summary>The determination date of its month, where that is over: what comes back then stays as it is (RAT-5); null else.</summary>
    public LocalDate? Passed { get; init; }

    /// <summary>Of proposals.</summary>
    public static DossierContent Of(AreaCode village, IReadOnlyList<DossierRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return new([.. rows.SelectMany(row => row.TookPart).Distinct(StringComparer.Ordinal)], DossierDecider.DigestOf(village, rows));
    }
}
