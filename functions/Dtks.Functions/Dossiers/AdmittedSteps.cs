using Dtks.Domain.Dossiers;
using Dtks.Functions.Data;
using Dtks.Functions.Deliberations;
using Dtks.Functions.Proposals;
using Dtks.Functions.Visits;
using Dtks.Platform.Documents;
using Newtonsoft.Json;

namespace Dtks.Functions.Dossiers;

/// <summary>
/// How far a proposal has come that a deliberation admitted: point reads in the villages that it came through, nothing of a person read or decrypted (REG-3).
/// </summary>
public sealed class AdmittedSteps(DocumentStore store) : IAdmittedSteps
{
    /// <inheritdoc />
    public async Task<AdmittedPlace> OfAsync(IReadOnlyList<string> villages, string proposal, string deliberation, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(villages);
        var (admitted, held) = await HeldAsync(villages, deliberation, cancellation);
        if (!await IsVisitedAsync(villages, proposal, deliberation, cancellation))
        {
            return new AdmittedPlace(AdmittedStep.Admitted, villages[^1]);
        }

        var partition = Partitions.Registry(admitted);
        foreach (var dossier in (held?.Dossiers ?? []).Reverse())
        {
            // It is in one that holds it at a time; what it was in before came back.
            if ((await store.ReadAsync<DossierRowsDocument>(partition, DossierRowsDocument.IdOf(dossier), cancellation))?.Rows.Any(row => row.Proposal == proposal) == true)
            {
                var status = (await store.ReadAsync<TrackedDossier>(partition, DossierDocument.IdOf(dossier), cancellation))?.State.Status;
                var step = status is null or DossierStatus.Withdrawn ? AdmittedStep.Visited : status == DossierStatus.Returned ? AdmittedStep.SentBack : AdmittedStep.HandedIn;
                return new AdmittedPlace(step, admitted);
            }
        }

        return new AdmittedPlace(AdmittedStep.Visited, admitted);
    }

    // Where it was admitted, which may be where it stands.
    private async Task<(string Village, TrackedDeliberation? Held)> HeldAsync(IReadOnlyList<string> villages, string deliberation, CancellationToken cancellation)
    {
        foreach (var village in villages.Reverse().Distinct(StringComparer.Ordinal))
        {
            if (await store.ReadAsync<TrackedDeliberation>(Partitions.Registry(village), DeliberationDocument.IdOf(deliberation), cancellation) is { } held)
            {
                return (village, held);
            }
        }

        return (villages[^1], null);
    }

    // Where the family lived then: before it moved, or after.
    private async Task<bool> IsVisitedAsync(IReadOnlyList<string> villages, string proposal, string deliberation, CancellationToken cancellation)
    {
        foreach (var village in villages.Reverse().Distinct(StringComparer.Ordinal))
        {
            if ((await store.ReadAsync<TrackedVisit>(Partitions.Registry(village), VisitDocument.IdOf(proposal), cancellation))?.State.Deliberation == deliberation)
            {
                return true;
            }
        }

        return false;
    }

    [JsonObject(MissingMemberHandling = MissingMemberHandling.Ignore)]
    private sealed record TrackedVisit : Document
    {
        public override string Type => VisitDocument.TypeName;

        public required VisitOf State { get; init; }
    }

    [JsonObject(MissingMemberHandling = MissingMemberHandling.Ignore)]
    private sealed record VisitOf(string Deliberation);

    [JsonObject(MissingMemberHandling = MissingMemberHandling.Ignore)]
    private sealed record TrackedDeliberation : Document
    {
        public override string Type => DeliberationDocument.TypeName;

        public IReadOnlyList<string>? Dossiers { get; init; }
    }

    [JsonObject(MissingMemberHandling = MissingMemberHandling.Ignore)]
    private sealed record TrackedDossier : Document
    {
        public override string Type => DossierDocument.TypeName;

        public required Standing State { get; init; }
    }

    [JsonObject(MissingMemberHandling = MissingMemberHandling.Ignore)]
    private sealed record Standing(DossierStatus Status);
}
