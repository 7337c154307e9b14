using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using NodaTime;

namespace Dtks.Domain.Deliberations;

/// <summary>Who was present (MUS-3): when a deliberation is recorded, and as it is corrected until it is concluded.</summary>
internal static class AttendanceRules
{
    public static Decision<DeliberationEvent> Decide(DeliberationCommand.CorrectAttendance command, DeliberationState state, PolicyVersion policy, Instant now)
    {
        var input = new InputReader();
        var attendees = Read(command.Drafts, string.Empty, input);
        if (!input.IsClean) return Decision<DeliberationEvent>.Reject(input.Violations);
        return state.Attendees.SequenceEqual(attendees)
            ? Decision<DeliberationEvent>.Accept()
            : Decision<DeliberationEvent>.Accept(
                new AttendanceCorrected(EventMeta.Of(command.By, DeliberationEventCodes.AttendanceCorrected, "MUS-3", policy, now), attendees));
    }

    /// <summary>Those who could be read; what is wrong with the others is told.</summary>
    public static IReadOnlyList<Attendee> Read(IReadOnlyList<AttendeeDraft?>? drafts, string pointer, InputReader input)
    {
        if (!input.Count(drafts, pointer, 1, OpeningRules.MaxAttendees, "MUS-3")) return [];
        var attendees = drafts.Select((a, i) => Read(a, $"{pointer}/{InputReader.Number(i)}", input)).ToList();
        CheckOnce(attendees, pointer, input);
        return [.. attendees.OfType<Attendee>()];
    }

    // One person stands for one element. Two of one element may well bear one name.
    private static void CheckOnce(List<Attendee?> attendees, string pointer, InputReader input)
    {
        var seen = new Dictionary<string, (int Place, AttendeeElement Element)>(StringComparer.Ordinal);
        for (var i = 0; i < attendees.Count; i++)
        {
            if (attendees[i] is not { } attendee) continue;
            if (seen.TryGetValue(TextFolding.Fold(attendee.Name), out var first) && first.Element != attendee.Element)
                input.Invalid(DeliberationViolations.AttendeeTwice, $"{pointer}/{InputReader.Number(i)}/name", "MUS-3", ("first", $"{pointer}/{InputReader.Number(first.Place)}"));
            seen.TryAdd(TextFolding.Fold(attendee.Name), (i, attendee.Element));
        }
    }

    private static Attendee? Read(AttendeeDraft? draft, string pointer, InputReader input)
    {
        if (!input.Present(draft, pointer)) return null;
        var name = input.Text(draft.Name, pointer + "/name", OpeningRules.MaxText);
        var element = input.Name<AttendeeElement>(draft.Element, pointer + "/element");
        var unit = input.OptionalText(draft.Unit, pointer + "/unit", OpeningRules.MaxText);
        if (element == AttendeeElement.HouseholdRepresentative && draft.Unit is null)
            input.Invalid(DeliberationViolations.AttendeeUnit, pointer + "/unit", "MUS-3");
        return name is null || element is not { } e ? null : new Attendee(name, e, unit);
    }
}
