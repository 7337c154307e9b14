using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalHost.Storage;

/// <summary>Asks the Azurite of this host how many messages its queues hold: all at once, where the storage API wants a request for each queue.</summary>
internal sealed class AzuriteCounts(Process process, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(5);

    private readonly Channel<JObject> _answers = Channel.CreateUnbounded<JObject>();
    private readonly SemaphoreSlim _turn = new(1, 1);
    private long _asked;

    /// <summary>Reads what Azurite says until it ends, so that its output never fills up.</summary>
    public async Task ReadAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            try
            {
                _answers.Writer.TryWrite(JObject.Parse(line));
            }
            catch (JsonException)
            {
                // Not an answer: nothing that anybody waits for.
            }
        }

        _answers.Writer.TryComplete();
    }

    /// <summary>Messages by queue of an account, those that wait unseen included; null when Azurite does not answer within five seconds, or has ended.</summary>
    public async Task<IReadOnlyDictionary<string, int>?> CountAsync(string account, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        using var late = new CancellationTokenSource(AnswerWithin, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            return await AskAsync($"{account}/", end.Token);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or ChannelClosedException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private async Task<IReadOnlyDictionary<string, int>> AskAsync(string account, CancellationToken end)
    {
        var asked = (++_asked).ToString(CultureInfo.InvariantCulture);

        await process.StandardInput.WriteLineAsync(asked.AsMemory(), end);
        await process.StandardInput.FlushAsync(end);
        while (true)
        {
            // An answer that somebody gave up waiting for may come first.
            var answer = await _answers.Reader.ReadAsync(end);
            if ((string?)answer["asked"] == asked)
            {
                return ((JObject)answer["queues"]!).Properties().Where(q => q.Name.StartsWith(account, StringComparison.Ordinal))
                    .ToDictionary(q => q.Name[account.Length..], q => (int)q.Value, StringComparer.Ordinal);
            }
        }
    }
}
