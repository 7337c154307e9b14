using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Partners;
using Dtks.Platform.Documents;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Audit;

/// <summary>Which trails an area, a month, and what is asked about lead to: of each container that a module keeps a trail in, the one whose partition is the place.</summary>
public sealed class AuditPlaces(AuditTrail trail)
{
    /// <summary>What a month's own document is called in its partition; outside it is named with the month.</summary>
    public const string OfMonth = "run";

    /// <summary>The key of containers whose partitions are villages.</summary>
    public const string Village = "village";

    /// <summary>The key of containers whose partitions are regencies; what is the nation's stands there under <c>ID</c>.</summary>
    public const string Regency = "regency";

    /// <summary>The key of containers whose partitions are months.</summary>
    public const string Month = "period";

    /// <summary>The key of containers whose partitions are partners (REG-3).</summary>
    public const string Partner = "partner";

    private const string PartnerStart = "partner-";

    private const string CycleStart = "cycle-";

    // The rounds of cards stand in one partition of months.
    private const string CardRounds = "card-rounds";

    /// <summary>The trails of a village, of a regency, of a month, of a partner, or of the rounds of cards, by its code, <c>yyyy-MM</c>, <c>partner-ID</c> or <c>card-rounds</c>; by the names of their containers.</summary>
    /// <exception cref="ProblemException">404 when it is none of them.</exception>
    public IReadOnlyList<Partition> Named(string place) =>
        place == CardRounds ? Of(Month, place)
        : CyclePeriod.TryParse(place, out var month) ? Of(Month, month.Value)
        : PartnerOf(place) is { } partner ? Of(Partner, partner)
        : AreaCode.TryParse(place, out var area) && OfArea(area, about: string.Empty) is { Count: > 0 } found ? found
        : throw new ProblemException(Problem.NotFound);

    /// <summary>The trails that a list asks for; the nation's is that of the month named by <c>about=cycle-yyyy-MM</c>, of a partner by <c>about=partner-ID</c>, or of the rounds of cards by <c>about=card-rounds</c>.</summary>
    /// <exception cref="ProblemException">400 when there is none for it.</exception>
    public IReadOnlyList<Partition> Asked(AreaCode area, string about)
    {
        ArgumentNullException.ThrowIfNull(area);
        ArgumentNullException.ThrowIfNull(about);
        return OfArea(area, about) is { Count: > 0 } found ? found : throw new ProblemException(Problem.Invalid("/area", "audit.area"));
    }

    /// <summary>The document that is asked for; null for all.</summary>
    public static string? Target(string about)
    {
        ArgumentNullException.ThrowIfNull(about);
        return about.Length == 0 || about == CardRounds || about.StartsWith(CycleStart, StringComparison.Ordinal) ? null : about;
    }

    /// <summary>The trails of a partner, named as <c>partner-ID</c>; null for any other place.</summary>
    internal IReadOnlyList<Partition>? OfPartner(string place) => PartnerOf(place) is { } partner ? Of(Partner, partner) : null;

    /// <summary>The trails of one place.</summary>
    /// <param name="kind">What it is: <see cref="Village"/>, <see cref="Regency"/>, <see cref="Month"/> or <see cref="Partner"/>.</param>
    /// <param name="value">Its code.</param>
    internal IReadOnlyList<Partition> Of(string kind, string value) => [.. Containers(kind).Select(c => new Partition(c, value))];

    /// <summary>The containers of a kind of place that have trails.</summary>
    internal IEnumerable<DocumentContainer> Containers(string kind) => trail.Containers.Where(c => c.KeyMember == kind);

    private IReadOnlyList<Partition> OfArea(AreaCode area, string about) => area.Level switch
    {
        AreaLevel.Village => Of(Village, area.Value),
        AreaLevel.Regency => Of(Regency, area.Value),
        AreaLevel.Nation when about == CardRounds => Of(Month, CardRounds),
        AreaLevel.Nation when about.StartsWith(CycleStart, StringComparison.Ordinal) && CyclePeriod.TryParse(about[CycleStart.Length..], out var month) => Of(Month, month.Value),
        AreaLevel.Nation when PartnerOf(about) is { } partner => Of(Partner, partner),
        _ => [],
    };

    private static string? PartnerOf(string place) => place.StartsWith(PartnerStart, StringComparison.Ordinal) && PartnerNames.IsPartner(place[PartnerStart.Length..]) ? place[PartnerStart.Length..] : null;
}
