using Dtks.Domain.ServiceDesk;
using Dtks.Platform.Changes;

namespace Dtks.Functions.ServiceDesk.Applications;

/// <summary>The letters about an application.</summary>
public interface IHelpLetters
{
    /// <summary>Takes the number of the letter that events call for, to be saved in the batch that saves them; the application as it is, and null, where they call for none.</summary>
    Task<(HelpApplicationDocument Application, Action<ChangeSet>? Beside)> NumberAsync(HelpApplicationDocument application, IReadOnlyList<HelpEvent> events, CancellationToken cancellation);

    /// <summary>The copies of its recommendation, delivered or not; none while it has none (SVC-9).</summary>
    Task<IReadOnlyList<HelpCopy>> CopiesAsync(HelpApplicationState application, CancellationToken cancellation);
}
