using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Policies;
using Dtks.Domain.Proposals;
using NodaTime;

namespace Dtks.Domain.Proposals;

/// <summary>Intake (PRO-1 to PRO-4, REG-2).</summary>
internal static class IntakeRules
{
    public static Decision<ProposalEvent> Decide(ProposalCommand.Submit command, ProposalState? state, PolicyVersion policy, Instant now)
    {
        if (state is not null) return Decision<ProposalEvent>.Reject(Violation.Conflict(ProposalViolations.Exists));
        if (SourceOf(command.By.Role) is not { } source)
            return Decision<ProposalEvent>.Reject(Violation.Refused(ProposalViolations.Role, "PRO-1"));

        var input = new InputReader();
        var meta = EventMeta.Of(command.By, ProposalEventCodes.Submitted, "PRO-2", policy, now);
        var submitted = Read(command, source, meta, input);
        return submitted is not null && input.IsClean
            ? Decision<ProposalEvent>.Accept(submitted)
            : Decision<ProposalEvent>.Reject(input.Violations);
    }

    private static ProposalSubmitted? Read(ProposalCommand.Submit command, ProposalSource source, EventMeta meta, InputReader input)
    {
        if (!input.Present(command.Draft, "")) return null;
        var kind = input.Name<ProposalKind>(command.Draft.Kind, "/kind");
        var programmes = ReadProgrammes(command.Draft.Programmes, kind, input);
        var family = FamilyReader.Read(command.Draft.Household, "/household", meta.At, input);
        var phone = input.Present(command.Draft.Contact, "/contact")
            ? PhoneReader.Read(command.Draft.Contact.Phone, "/contact/phone", input)
            : null;
        return kind is not { } k || programmes is null || family is null || phone is null
            ? null
            : new ProposalSubmitted(meta, command.Id, command.TrackingCode, source, k, programmes, family, new Contact(phone));
    }

    private static List<Programme>? ReadProgrammes(IReadOnlyList<string?>? raw, ProposalKind? kind, InputReader input)
    {
        if (!input.Present(raw, "/programmes")) return null;
        if (kind == ProposalKind.Register && raw.Count > 0) input.Invalid(ProposalViolations.ProgrammesForbidden, "/programmes", "PRO-2");
        if (kind is ProposalKind.RegisterWithAssistance or ProposalKind.Assistance && raw.Count == 0)
            input.Invalid(ProposalViolations.ProgrammesRequired, "/programmes", "PRO-2");

        var programmes = new List<Programme>();
        for (var i = 0; i < raw.Count; i++)
        {
            if (input.Name<Programme>(raw[i], $"/programmes/{i}") is not { } programme) continue;
            if (programmes.Contains(programme)) input.Invalid(ProposalViolations.ProgrammeTwice, $"/programmes/{i}", "PRO-2");
            else programmes.Add(programme);
        }

        programmes.Sort();
        return programmes;
    }

    private static ProposalSource? SourceOf(Role role) => role switch
    {
        Role.Citizen => ProposalSource.Citizen,
        Role.VillageOfficer => ProposalSource.Village,
        Role.RegencyOfficer => ProposalSource.Regency,
        Role.MinistryOfficer => ProposalSource.Ministry,
        _ => null,
    };
}
