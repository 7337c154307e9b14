using System.Globalization;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Notices;
using Dtks.Domain.Removals;
using Dtks.Functions.Notices;
using Dtks.Functions.Registry;
using NodaTime.Text;

namespace Dtks.Functions.Removals;

/// <summary>What the people of a household are told of its removal (GOV-3): before it takes effect, when it does, and when it is taken back.</summary>
public sealed class RemovalNotices(RemovalRepository removals, HouseholdRepository households, HouseholdNotices reach) : INoticeSource
{
    /// <summary>The kind of removals.</summary>
    public const string RecordKind = "removal";

    /// <inheritdoc />
    public string Kind => RecordKind;

    /// <summary>What is told of an event; null for nothing.</summary>
    public static string? CodeOf(RemovalEvent happened, RemovalState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return happened switch
        {
            RemovalRecorded or RemovalFollowed => state.Ground switch
            {
                RemovalGround.Duplicate => "removalNoticedDuplicate",
                RemovalGround.Deceased => "removalNoticedDeceased",
                _ => "removalNoticed",
            },
            RemovalTookEffect => state.Ground switch
            {
                RemovalGround.Duplicate => "removedDuplicate",
                RemovalGround.Deceased => "removedDeceased",
                _ => "removedIneligible",
            },
            // Told once, where it was taken back; and to the family that was told of it elsewhere.
            RemovalCancelled { Meta.Role: Role.System } when state.Origin is null => null,
            RemovalCancelled => "removalCancelled",
            RemovalUndone { StandsAgain: true } => "removalStandsAgain",
            RemovalUndone => "removalUndone",
            _ => null,
        };
    }

    /// <inheritdoc />
    public async Task<NoticeFacts?> FindAsync(NoticeInput wanted, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        if (await removals.FindAsync(wanted.Village, wanted.Id, cancellation) is not { } found
            || await households.FindAsync(wanted.Village, found.State.Household, cancellation) is not { } household
            || !IsNews(wanted, found.State, household.State))
        {
            return null;
        }

        var (phone, subjects) = await reach.ReachAsync(household.State, cancellation);
        return new NoticeFacts(wanted.Code, phone, subjects, [.. ArgumentsOf(found.State)]);
    }

    // What followed those whom it means is news to a family that took them in; a family that went on as it was knows it (REG-8).
    private static bool IsNews(NoticeInput wanted, RemovalState removal, HouseholdState household)
    {
        var isFollowing = removal.Origin is not null && wanted.Cause is (RemovalEventCodes.Followed or RemovalEventCodes.Cancelled);
        return !(isFollowing && removal.History.Any(h => h.Code == wanted.Cause && h.Role == Role.System)) || RemovalFollowing.IsTakenIn(removal, household);
    }

    private static IEnumerable<NoticeArgument> ArgumentsOf(RemovalState removal)
    {
        yield return new NoticeArgument("endsOn", LocalDatePattern.Iso.Format(removal.NoticeEndsOn));
        yield return new NoticeArgument("persons", removal.Members.Count.ToString(CultureInfo.InvariantCulture));
        if (removal.StoppedFrom is { } from)
        {
            yield return new NoticeArgument("from", from.Value);
        }

        if (removal.Number is { } number)
        {
            yield return new NoticeArgument(NoticeTexts.Ground, number.ToString(CultureInfo.InvariantCulture));
        }
    }
}
