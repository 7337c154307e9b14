using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using NodaTime;
using NodaTime.Text;

namespace Dtks.Domain.Deliberations;

/// <summary>Recording who was invited beforehand (MUS-3).</summary>
internal static class InvitationRules
{
    public static Decision<DeliberationEvent> Decide(DeliberationCommand.Invite command, DeliberationState state, PolicyVersion policy, Instant now)
    {
        var input = new InputReader();
        if (!input.Count(command.Drafts, "", 0, OpeningRules.MaxAttendees, "MUS-3")) return Decision<DeliberationEvent>.Reject(input.Violations);
        var invitations = command.Drafts.Select((d, i) => Read(d, $"/{i}", state, input)).OfType<Invitation>().ToList();
        if (!input.IsClean) return Decision<DeliberationEvent>.Reject(input.Violations);
        return state.Invitations.SequenceEqual(invitations)
            ? Decision<DeliberationEvent>.Accept()
            : Decision<DeliberationEvent>.Accept(
                new DeliberationInvited(EventMeta.Of(command.By, DeliberationEventCodes.Invited, "MUS-3", policy, now), invitations));
    }

    private static Invitation? Read(InvitationDraft? draft, string pointer, DeliberationState state, InputReader input)
    {
        if (!input.Present(draft, pointer)) return null;
        var name = input.Text(draft.Name, pointer + "/name", OpeningRules.MaxText);
        var element = input.Name<AttendeeElement>(draft.Element, pointer + "/element");
        var unit = input.OptionalText(draft.Unit, pointer + "/unit", OpeningRules.MaxText);
        var invitedOn = ReadDate(draft.InvitedOn, pointer + "/invitedOn", state.HeldOn, input);
        var way = input.Name<InvitationWay>(draft.By, pointer + "/by");
        return name is null || element is not { } e || invitedOn is not { } day || way is not { } by ? null : new Invitation(name, e, unit, day, by);
    }

    private static LocalDate? ReadDate(string? raw, string pointer, LocalDate heldOn, InputReader input)
    {
        if (input.Date(raw, pointer) is not { } date) return null;
        if (date >= OpeningRules.Earliest && date <= heldOn) return date;
        if (date > heldOn) input.Invalid(DeliberationViolations.InvitedAfter, pointer, "MUS-3", ("heldOn", LocalDatePattern.Iso.Format(heldOn)));
        else input.Invalid(InputViolations.DateTooEarly, pointer, "MUS-3");
        return null;
    }
}
