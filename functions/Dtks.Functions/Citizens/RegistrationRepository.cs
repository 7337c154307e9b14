using Dtks.Domain.Areas;
using Dtks.Domain.Citizens;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Policies;
using Dtks.Domain.Proposals;
using Dtks.Functions.Data;
using Dtks.Functions.Proposals;
using Dtks.Platform.Audit;
using Dtks.Platform.Changes;
using Dtks.Platform.Records;
using NodaTime;

namespace Dtks.Functions.Citizens;

/// <summary>Loads and saves citizens' registrations (PRO-4).</summary>
public sealed class RegistrationRepository(RegisteredCitizens registered, ChangeCommit commit, PolicyVersions policies, TimeProvider clock)
{
    /// <inheritdoc cref="RegisteredCitizens.IdOf"/>
    public string IdOf(string subject) => registered.IdOf(subject);

    /// <inheritdoc cref="RegisteredCitizens.FindAsync"/>
    public Task<RegistrationDocument?> FindAsync(string village, string registration, CancellationToken cancellation) => registered.FindAsync(village, registration, cancellation);

    /// <inheritdoc cref="RegisteredCitizens.LookAsync"/>
    internal Task<(RegistrationDocument? Found, bool IsUnreadable)> LookAsync(string village, string registration, CancellationToken cancellation) => registered.LookAsync(village, registration, cancellation);

    /// <summary>The policy of today in a village, and now.</summary>
    public (PolicyVersion Policy, Instant Now) Today(AreaCode village)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        return (policies.At(TimeZones.DateIn(village, now)), now);
    }

    /// <summary>What is counted of an attempt to be compared; its NIK stands at <c>/member/nik</c> of the body.</summary>
    public ComparedPeople People(string subject, RegistrationSubmitted submitted, int attempt)
    {
        ArgumentNullException.ThrowIfNull(submitted);
        return People(subject, submitted.Person, attempt);
    }

    /// <summary>The same, of a registration as it stands.</summary>
    public ComparedPeople People(RegistrationState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return People(state.Subject, state.Person, state.Attempts);
    }

    /// <summary>Saves what happened, with its audit entry; what was submitted is compared next.</summary>
    public async Task<RegistrationState> SaveAsync(string village, RegistrationDocument? before, IReadOnlyList<RegistrationEvent> events, CancellationToken cancellation)
    {
        var state = events.Aggregate(before?.State, RegistrationDecider.Evolve)!;
        var id = IdOf(state.Subject);
        var document = before is null
            ? new RegistrationDocument { Id = RegistrationDocument.IdOf(id), Village = village, Status = state.Status, State = state }
            : before with { Status = state.Status, State = state };
        document = document with { Bearer = registered.BearerOf(state) };
        var change = new ChangeSet(Partitions.Registry(village), events.Select(e => AuditEntry.Of(e.Meta, e, document.Id))).Save(document);
        if (state.Status == RegistrationStatus.Submitted)
        {
            change.Then(OutboxEntry.Message(MatchRegistrations.Queue, new RegistrationMessage(village, id)));
        }

        await commit.SaveAsync(change, cancellation);
        return state;
    }

    private ComparedPeople People(string subject, Domain.Matching.PopulationRecord person, int attempt) => new(
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{RegistrationDocument.TypeName}-{IdOf(subject)}.{attempt}"),
        ProposalSource.Citizen,
        subject,
        person.Village,
        [(person.Member.Nik, "/member/nik")]);
}
