using Dtks.Domain.Cards;
using Dtks.Domain.Kernel;
using Dtks.Domain.Notices;
using Dtks.Functions.CardRounds;
using Dtks.Functions.Notices;
using Dtks.Platform.Changes;

namespace Dtks.Functions.CardReplacement;

/// <summary>What a replacement household is told once the village head signed its SKRTM (CRD-9): that it is to have a card in another's place, and what is left until then.</summary>
public sealed class SkrtmNotices(SkrtmRepository letters, ReplacementHouseholds households, CardRepository cards, HouseholdReach reach) : INoticeSource
{
    /// <summary>The kind of SKRTM.</summary>
    public const string RecordKind = "skrtm";

    internal const string Signed = "skrtmSigned";
    private const string SignedProposed = "skrtmSignedProposed";

    /// <inheritdoc />
    public string Kind => RecordKind;

    /// <inheritdoc />
    public async Task<NoticeFacts?> FindAsync(NoticeInput wanted, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        if (await letters.FindAsync(wanted.Village, wanted.Id, cancellation) is not { State: var letter } || await cards.FindAsync(wanted.Village, letter.Card, cancellation) is not { State: var card })
        {
            return null;
        }

        NoticeArgument[] arguments = [new NoticeArgument("card", WireName.Of(card.Kind))];
        var (household, proposal) = await households.FindAsync(wanted.Village, letter.Household, cancellation);
        if (household is not null)
        {
            return await reach.FactsAsync(household.State, Signed, arguments, FamilyNews.Card, cancellation);
        }

        return proposal is null ? null : new NoticeFacts(SignedProposed, proposal.Contact.Phone, ProposalNotices.SubjectsOf(proposal), arguments);
    }
}

/// <summary>Which events of SKRTM people are told of: that the village head signed theirs.</summary>
public sealed class SkrtmFollowUps : IEventFollower
{
    private static readonly string Signed = $"dtks.{SkrtmEventCodes.Signed}.v1";

    /// <inheritdoc />
    public IEnumerable<OutboxEntry> Of(OutboxEntry happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        if (happened.Target == Signed && happened.Subject?.Split('/') is ["skrtm", var village, var skrtm])
        {
            yield return new NoticeInput(village, SkrtmNotices.RecordKind, skrtm, SkrtmNotices.Signed, happened.Target).Entry();
        }
    }
}
