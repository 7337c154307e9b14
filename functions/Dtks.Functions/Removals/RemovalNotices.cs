using System.Globalization;
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
            RemovalRecorded => state.Ground switch
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
            // Told once, where it was taken back.
            RemovalCancelled { Meta.Role: Role.System } => null,
            RemovalCancelled => "removalCancelled",
            RemovalUndone => "removalUndone",
            _ => null,
        };
    }

    /// <inheritdoc />
    public async Task<NoticeFacts?> FindAsync(NoticeInput wanted, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        if (await removals.FindAsync(wanted.Village, wanted.Id, cancellation) is not { } found
            || await households.FindAsync(wanted.Village, found.State.Household, cancellation) is not { } household)
        {
            return null;
        }

        var (phone, subjects) = await reach.ReachAsync(household.State, cancellation);
        return new NoticeFacts(wanted.Code, phone, subjects, [.. ArgumentsOf(found.State)]);
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
