using Dtks.Domain.ServiceDesk;
using Dtks.Platform.Changes;

namespace Dtks.Functions.ServiceDesk.Applications;

/// <summary>Adds what follows from an application's events to the change that saves them: in the same partition, or by its outbox. Each part of the one-stop service registers its own.</summary>
public interface IHelpFollower
{
    /// <summary>Adds it.</summary>
    /// <param name="change">The change, in the regency's partition.</param>
    /// <param name="state">The application after the events.</param>
    /// <param name="events">What happened.</param>
    void Follow(ChangeSet change, HelpApplicationState state, IReadOnlyList<HelpEvent> events);
}
