using Dtks.Domain.Areas;
using Dtks.Domain.Cards;
using Dtks.Domain.Kernel;
using Dtks.Domain.Notices;
using Dtks.Functions.Areas;
using Dtks.Functions.CardDelivery;
using Dtks.Functions.CardRounds;
using Dtks.Functions.Notices;
using Dtks.Functions.Registry;

namespace Dtks.Functions.CardReplacement;

/// <summary>What a household is told that was named for a card in another's place, where that changed (CRD-5, GOV-3); nothing that is not so any more.</summary>
public sealed class ReplacementNotices(ReplacementStandings standings, CardRepository cards, ReplacementHouseholds households, HouseholdRepository registry, HouseholdPlaces places, HouseholdReach reach, AreaDirectory areas) : INoticeSource
{
    /// <summary>The kind of replacement households.</summary>
    public const string RecordKind = "replacement";

    private const string Lapsed = "replacementLapsed";
    private const string StepsIn = "replacementStepsIn";
    private const string Behind = "replacementBehind";
    private const string Gone = "replacementGone";
    private const string Over = "replacementExpired";

    /// <inheritdoc />
    public string Kind => RecordKind;

    /// <summary>What is told where one stood so before; null for nothing. Who only stood in reserve was told of nothing, and is not told of its end.</summary>
    public static string? CodeOf(ReplacementPlace before, ReplacementPlace now) => (before, now) switch
    {
        (_, ReplacementPlace.Lapsed) => Lapsed,
        (_, ReplacementPlace.Named) => StepsIn,
        (ReplacementPlace.Named, ReplacementPlace.Reserve) => Behind,
        (not ReplacementPlace.Reserve, ReplacementPlace.Gone) => Gone,
        (ReplacementPlace.Named, ReplacementPlace.Over) => Over,
        _ => null,
    };

    /// <inheritdoc />
    public async Task<NoticeFacts?> FindAsync(NoticeInput wanted, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        if (wanted.Id.Split('-') is not [var round, var replacement] || (await standings.OfAsync(wanted.Village, round, cancellation)).GetValueOrDefault(replacement) is not { } standing
            || !IsSo(wanted.Code, standing.Place) || await cards.RoundAsync(wanted.Village, round, cancellation) is not { State: var counted })
        {
            return null;
        }

        List<NoticeArgument> arguments = [new("card", WireName.Of(counted.Kind)), new("village", areas.NameOf(wanted.Village)), new("until", CardRules.Day(counted.ValidUntil))];
        if (standing.Because is { } because)
        {
            arguments.Add(new NoticeArgument("lapse", WireName.Of(because)));
        }

        return await FactsAsync(wanted, standing.Named.Household, arguments, cancellation);
    }

    private static bool IsSo(string code, ReplacementPlace place) => (code, place) is (Lapsed, ReplacementPlace.Lapsed) or (StepsIn, ReplacementPlace.Named) or (Behind, ReplacementPlace.Reserve) or (Gone, ReplacementPlace.Gone) or (Over, ReplacementPlace.Over);

    // Where it lives by now; who does not stand in the register by its proposal.
    private async Task<NoticeFacts?> FactsAsync(NoticeInput wanted, string household, List<NoticeArgument> arguments, CancellationToken cancellation)
    {
        var now = (await places.OfAsync(AreaCode.Parse(wanted.Village), household, cancellation)).Now;
        if (await registry.FindAsync(now.Village.Value, now.Household, cancellation) is { } found)
        {
            return await reach.FactsAsync(found.State, wanted.Code, arguments, FamilyNews.Card, cancellation);
        }

        return (await households.FindAsync(wanted.Village, household, cancellation)).Proposal is { } proposal ? new NoticeFacts(wanted.Code, proposal.Contact.Phone, ProposalNotices.SubjectsOf(proposal), arguments) : null;
    }
}
