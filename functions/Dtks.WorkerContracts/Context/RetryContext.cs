namespace Microsoft.Azure.Functions.Worker;

/// <summary>How often an invocation was tried before. Source: Worker.Core 2.52.0.</summary>
public abstract class RetryContext
{
    /// <summary>Tries before this one, from 0.</summary>
    public abstract int RetryCount { get; }

    /// <summary>Tries after the first that the host makes at most.</summary>
    public abstract int MaxRetryCount { get; }
}
