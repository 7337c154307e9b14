using Dtks.Platform.Documents;
using Microsoft.Azure.Cosmos;

namespace Dtks.Platform.Telemetry;

/// <summary>Reads off every answer of the store what it cost: points, batches and query pages alike.</summary>
internal sealed class ChargeMeter(Instruments instruments, DocumentContainers containers) : RequestHandler
{
    private const string BeforeContainer = "colls";

    private readonly HashSet<string> _names = containers.All.Select(c => c.Name).ToHashSet(StringComparer.Ordinal);

    public override async Task<ResponseMessage> SendAsync(RequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        if (answer.Headers.RequestCharge is var units && units > 0)
        {
            instruments.Charged(ContainerOf(request.RequestUri?.OriginalString), units);
        }

        return answer;
    }

    // dbs/DATABASE/colls/CONTAINER and whatever follows; what follows can be a document's id.
    private string ContainerOf(string? path)
    {
        var parts = (path ?? string.Empty).Split('/', StringSplitOptions.RemoveEmptyEntries);
        var at = Array.IndexOf(parts, BeforeContainer);
        return at >= 0 && at + 1 < parts.Length && _names.TryGetValue(parts[at + 1], out var name) ? name : Signals.Other;
    }
}
