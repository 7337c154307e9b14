using System.Collections.Concurrent;
using Dtks.FunctionApp.Tests.Worker.Protocol;
using Grpc.Core;

namespace Dtks.FunctionApp.Tests.Worker;

/// <summary>The host's end of the stream that a worker opens.</summary>
internal sealed class WorkerStream : FunctionRpc.FunctionRpcBase
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<StreamMessage>> _asked = new();
    private readonly TaskCompletionSource<StartStream> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _stopping = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<string> _logs = new();
    private readonly SemaphoreSlim _writing = new(1);
    private IServerStreamWriter<StreamMessage>? _toWorker;

    /// <summary>Ends when a worker has opened its stream and said who it is.</summary>
    public Task<StartStream> Started => _started.Task;

    /// <summary>What the worker has logged, to tell when a test fails.</summary>
    public string Log => string.Join('\n', _logs);

    /// <summary>Lets go of the stream.</summary>
    public void Stop() => _stopping.TrySetResult();

    /// <summary>Sends a message that has no answer.</summary>
    public async Task SendAsync(StreamMessage message, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            await _toWorker!.WriteAsync(message, cancellationToken);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Sends a message and waits for its answer.</summary>
    public async Task<StreamMessage> AskAsync(StreamMessage message, CancellationToken cancellationToken)
    {
        message.RequestId = Guid.NewGuid().ToString();
        var answer = new TaskCompletionSource<StreamMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        _asked[message.RequestId] = answer;
        await SendAsync(message, cancellationToken);
        return await answer.Task.WaitAsync(cancellationToken);
    }

    public override async Task EventStream(IAsyncStreamReader<StreamMessage> fromWorker, IServerStreamWriter<StreamMessage> toWorker, ServerCallContext context)
    {
        _toWorker = toWorker;
        await Task.WhenAny(ReadAsync(fromWorker), _stopping.Task);
    }

    private async Task ReadAsync(IAsyncStreamReader<StreamMessage> fromWorker)
    {
        try
        {
            while (await fromWorker.MoveNext())
            {
                Take(fromWorker.Current);
            }
        }
        catch (IOException)
        {
            // The worker's process has ended.
        }
    }

    private void Take(StreamMessage message)
    {
        switch (message.ContentCase)
        {
            case StreamMessage.ContentOneofCase.StartStream:
                _started.TrySetResult(message.StartStream);
                break;
            case StreamMessage.ContentOneofCase.Log:
                _logs.Enqueue(message.Log.Message);
                break;
            default:
                if (_asked.TryRemove(message.RequestId, out var answer))
                    answer.SetResult(message);
                break;
        }
    }
}
