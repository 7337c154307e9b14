using System.Runtime.InteropServices;

namespace Dtks.LocalHost.CommandLine;

/// <summary>Ctrl+C and SIGTERM: the first asks to drain and stop, the second ends the process at once.</summary>
internal sealed class StopSignals : IDisposable
{
    private const int Interrupted = 130;

    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _received = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PosixSignalRegistration[] _registrations;

    /// <summary>Begins to listen.</summary>
    public StopSignals() => _registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle),
    ];

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _stop.Token;

    /// <summary>Ends with the first signal.</summary>
    public Task Received => _received.Task;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
        _stop.Dispose();
    }

    private void Handle(PosixSignalContext context)
    {
        context.Cancel = true;
        if (!_received.TrySetResult())
            Environment.Exit(Interrupted);
        _stop.Cancel();
    }
}
