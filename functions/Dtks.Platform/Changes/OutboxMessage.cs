using Dtks.Platform.Documents;

namespace Dtks.Platform.Changes;

/// <summary>Asks the relay to deliver one outbox document.</summary>
/// <param name="Container">The container it stands in.</param>
/// <param name="Partition">Its partition.</param>
/// <param name="Id">Its id.</param>
/// <param name="Projected">Whether its projections were applied already.</param>
public sealed record OutboxMessage(string Container, string Partition, string Id, bool Projected);
