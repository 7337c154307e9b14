using Dtks.Domain.Dossiers;
using Dtks.Functions.Data;
using Dtks.Functions.Deliberations;
using Dtks.Functions.Proposals;
using Dtks.Functions.Visits;
using Dtks.Platform.Documents;
using Newtonsoft.Json;

namespace Dtks.Functions.Dossiers;

/// <summary>
/// How far a proposal has come that a deliberation admitted: point reads in its village, nothing of a person read or decrypted (REG-3). One that followed its household from where it was admitted is told as
/// visited until its dossier is endorsed.
/// </summary>
public sealed class AdmittedSteps(DocumentStore store) : IAdmittedSteps
{
    /// <inheritdoc />
    public async Task<AdmittedStep> OfAsync(string village, string proposal, string deliberation, CancellationToken cancellation)
    {
        var partition = Partitions.Registry(village);
        if ((await store.ReadAsync<TrackedVisit>(partition, VisitDocument.IdOf(proposal), cancellation))?.State.Deliberation != deliberation)
        {
            return AdmittedStep.Admitted;
        }

        var held = await store.ReadAsync<TrackedDeliberation>(partition, DeliberationDocument.IdOf(deliberation), cancellation);
        foreach (var dossier in (held?.Dossiers ?? []).Reverse())
        {
            var isUnderWay = (await store.ReadAsync<TrackedDossier>(partition, DossierDocument.IdOf(dossier), cancellation))?.State.Status is not (null or DossierStatus.Returned or DossierStatus.Withdrawn);
            if (isUnderWay && (await store.ReadAsync<DossierRowsDocument>(partition, DossierRowsDocument.IdOf(dossier), cancellation))?.Rows.Any(row => row.Proposal == proposal) == true)
            {
                return AdmittedStep.HandedIn;
            }
        }

        return AdmittedStep.Visited;
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
