using Dtks.Domain.Areas;
using Dtks.Platform.Documents;
using Dtks.Platform.SetAside;

namespace Dtks.Platform.Changes;

/// <summary>Asks the relay to deliver one outbox document, or what an audit entry carries.</summary>
/// <param name="Container">The container it stands in.</param>
/// <param name="Partition">Its partition.</param>
/// <param name="Id">Its id.</param>
/// <param name="Projected">What an earlier release said of its projections. It is not gone by: applied twice they do no harm, and left out they would be lost.</param>
public sealed record OutboxMessage(string Container, string Partition, string Id, bool Projected)
{
    /// <summary>What is set aside of one that cannot be delivered: a replay reads it again.</summary>
    public static SetAsideItem Aside(Partition partition, string id, Exception failure)
    {
        var aside = SetAsideItem.Of(DeliverOutbox.Queue, new OutboxMessage(partition.Container.Name, partition.Value, id, Projected: false), failure);
        return aside with { Area = AreaCode.TryParse(partition.Value, out var code) ? code.Value : null };
    }
}
