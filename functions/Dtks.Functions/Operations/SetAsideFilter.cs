using Dtks.Domain.Kernel;
using Dtks.Platform.Documents;
using Dtks.Platform.SetAside;

namespace Dtks.Functions.Operations;

/// <summary>What of that which was set aside is listed.</summary>
/// <param name="Queue">The queue; null for any.</param>
/// <param name="Status">Where it stands; null for anywhere.</param>
public sealed record SetAsideFilter(string? Queue, SetAsideStatus? Status)
{
    /// <summary>The query over one day, by id.</summary>
    /// <param name="after">The id after which it begins; empty for the first.</param>
    internal DocumentQuery On(string after)
    {
        var text = "SELECT * FROM c WHERE c.type = 'setAside' AND c.id > @after";
        text += Queue is null ? string.Empty : " AND c.queue = @queue";
        text += Status is null ? string.Empty : " AND c.status = @status";
        var query = new DocumentQuery(text + " ORDER BY c.id").With("@after", after);
        if (Queue is not null)
        {
            query.With("@queue", Queue);
        }

        return Status is { } status ? query.With("@status", WireName.Of(status)) : query;
    }
}
