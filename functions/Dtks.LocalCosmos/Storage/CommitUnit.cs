namespace Dtks.LocalCosmos.Storage;

/// <summary>A unit of work that waits for the writer.</summary>
internal abstract class CommitUnit
{
    /// <summary>Does the work within the open transaction and keeps the outcome; the store's own failures pass through.</summary>
    public abstract void Run(WriteSession session);

    /// <summary>Tells the caller the outcome: what was written is on the disk now.</summary>
    public abstract void Answer();

    /// <summary>Tells the caller that nothing was written.</summary>
    public abstract void Fail(Exception failure);
}

/// <summary>A unit of work with a result.</summary>
internal sealed class CommitUnit<T>(Func<WriteSession, T> work) : CommitUnit
{
    // The writer's thread must not run the callers' continuations.
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;
    private Exception? _refusal;

    public Task<T> Completion => _completion.Task;

    public override void Run(WriteSession session)
    {
        (_result, _refusal) = (default, null);
        try
        {
            _result = session.Whole(work);
        }
        catch (Exception refusal) when (refusal is not StoreFailedException)
        {
            _refusal = refusal;
        }
    }

    public override void Answer()
    {
        if (_refusal is null)
        {
            _completion.TrySetResult(_result!);
        }
        else
        {
            _completion.TrySetException(_refusal);
        }
    }

    public override void Fail(Exception failure) => _completion.TrySetException(failure);
}
