using Dtks.Domain.ServiceDesk;
using Dtks.Platform.Changes;

namespace Dtks.Functions.ServiceDesk.Applications;

/// <summary>The letters about an application.</summary>
public interface IHelpLetters
{
    /// <summary>Takes the number of the letter that events call for, to be saved in the batch that saves them; the application as it is where they call for none. To be disposed of once that is saved, or is not.</summary>
    Task<HelpNumbered> NumberAsync(HelpApplicationDocument application, IReadOnlyList<HelpEvent> events, CancellationToken cancellation);

    /// <summary>The copies of its recommendation, delivered or not; none while it has none (SVC-9).</summary>
    Task<IReadOnlyList<HelpCopy>> CopiesAsync(HelpApplicationState application, CancellationToken cancellation);
}

/// <summary>An application whose letter is numbered.</summary>
/// <param name="Application">The application with it.</param>
/// <param name="Beside">What is saved along with it; null for nothing.</param>
/// <param name="Turn">Left once that is saved, or is not; null for none.</param>
public sealed record HelpNumbered(HelpApplicationDocument Application, Action<ChangeSet>? Beside = null, IDisposable? Turn = null) : IDisposable
{
    /// <inheritdoc />
    public void Dispose() => Turn?.Dispose();
}
