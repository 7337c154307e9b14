using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Policies;
using Dtks.Domain.Verification;
using NodaTime;

namespace Dtks.Domain.Households;

/// <summary>How a household stands in welfare among all of the nation (REG-9).</summary>
/// <param name="Decile">The decile, 1 (lowest in welfare) to 10.</param>
/// <param name="Source">Where it was read. Encrypted at rest.</param>
/// <param name="AsOf">The day of that.</param>
public sealed record Welfare(int Decile, string Source, LocalDate AsOf)
{
    /// <summary>The ground of VER-5 of who is outside a programme's own criteria: 11.</summary>
    public const int OutsideCriteria = 11;

    private const int LongestSource = 200;

    /// <summary>Reads it as it came in.</summary>
    /// <param name="draft">What came in.</param>
    /// <param name="today">The day in the household's village.</param>
    public static Reading<Welfare> Read(WelfareDraft draft, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var input = new InputReader();
        var (decile, source, asOf) = (
            input.Whole(draft.Decile, "/decile", DecileRange.Least, DecileRange.Most, "REG-9"), input.Text(draft.Source, "/source", LongestSource), input.Date(draft.AsOf, "/asOf"));
        if (asOf > today) input.Invalid(HouseholdViolations.WelfareLater, "/asOf", "REG-9");
        return new Reading<Welfare>(input.IsClean ? new Welfare(decile!.Value, source!, asOf!.Value) : null, input.Violations);
    }

    /// <summary>The deciles to which a policy limits a programme, where this lies outside of them; null where it does not, or there is no limit.</summary>
    public DecileRange? Limit(Programme programme, PolicyVersion policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return policy.LimitOf(WireName.Of(programme), Decile);
    }

    /// <summary>What it suggests for a line of a household (VER-5): that it lies outside the programme's limits.</summary>
    internal LineSuggestion? Suggestion(string household, Programme programme, PolicyVersion policy) => Limit(programme, policy) is null ? null
        : new LineSuggestion(LineSuggestions.OutsideDeciles, policy.Ground(OutsideCriteria)?.Number) { Source = new SuggestionSource(SuggestionSourceKind.Welfare, household, AsOf) };

    /// <summary>Hidden (REG-3).</summary>
    public override string ToString() => "[welfare]";
}

/// <summary>A household's welfare as it came in; nothing checked.</summary>
/// <param name="Decile">1 to 10.</param>
/// <param name="Source">Where it was read, 1 to 200 characters.</param>
/// <param name="AsOf">The day of that, yyyy-MM-dd.</param>
public sealed record WelfareDraft(int? Decile, string? Source, string? AsOf);
