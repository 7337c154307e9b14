using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;
using Dtks.Functions.Areas;
using Dtks.Functions.Data;
using Dtks.Platform.Access;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Proposals;

/// <summary>
/// GET /tracking/{trackingCode}: for anyone who holds the code, where a proposal stands and what comes next, in plain words; nothing of the
/// person (REG-3).
/// </summary>
public sealed class TrackProposal(Api api, DocumentStore store, AreaDirectory areas, TrackingCode codes, Throttle throttle, MessageCatalogue messages)
{
    /// <summary>The state of a proposal.</summary>
    [Function(nameof(TrackProposal))]
    [Public]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "tracking/{trackingCode}")] HttpRequest request,
        string trackingCode,
        CancellationToken cancellation) =>
        api.RunPublicAsync(async () =>
        {
            var found = TrackingCode.Read(trackingCode) is var (code, village) && areas.Exists(village) ? await CountedAsync(code, village, cancellation) : null;
            return found is null ? throw new ProblemException(Problem.NotFound) : Answer.Done(View(found, request));
        });

    private Task<TrackedProposal?> CountedAsync(string code, string village, CancellationToken cancellation)
    {
        throttle.Code(code);
        return FindAsync(code, village, cancellation);
    }

    // The code names the document. A proposal of before codes did is found by the code it keeps.
    private async Task<TrackedProposal?> FindAsync(string code, string village, CancellationToken cancellation)
    {
        var partition = Partitions.Registry(village);
        if (await store.ReadAsync<TrackedProposal>(partition, ProposalDocument.IdOf(codes.ProposalOf(code)), cancellation) is { } found)
        {
            return found;
        }

        var query = new DocumentQuery("SELECT * FROM c WHERE c.type = 'proposal' AND c.trackingCode = @code").With("@code", code);
        var older = await store.FirstAsync<TrackedProposal>(partition, query, 1, cancellation);
        return older.Count == 0 ? null : older[0].TryRead(out var kept, out var unreadable) ? kept : throw unreadable.Failure;
    }

    private TrackingView View(TrackedProposal found, HttpRequest request)
    {
        var status = WireName.Of(found.Status);
        var language = MessageCatalogue.Choose(request.Headers.AcceptLanguage);

        // Admitted by a deliberation and not confirmed by the population register, it waits for papers and not for the regent (REG-5).
        var text = found is { Status: ProposalStatus.Eligible, AwaitsNumbers: true } ? "awaitsNumbers" : status;
        var args = new Dictionary<string, string> { ["dueOn"] = found.State.DueOn?.ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? string.Empty };
        return new TrackingView(
            found.TrackingCode,
            status,
            messages.Text(language, $"tracking.{text}", args),
            messages.Text(language, $"tracking.{text}.next", args),
            found.Status == ProposalStatus.Verifying ? found.State.DueOn : null,
            found.Since);
    }
}
