using System.Net;

namespace Dtks.Functions.Tests.Claims;

/// <summary>A process that was killed in the middle of its work.</summary>
public sealed class KilledException : Exception;

/// <summary>
/// Stands before the database: of several workers one request goes through at a time, by chance, once each worker has one or has ended. Whoever
/// is not a worker passes.
/// </summary>
internal sealed class Turnstile : DelegatingHandler
{
    // A worker may wait for what another does for both.
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(10);

    private readonly AsyncLocal<Worker?> _worker = new();
    private readonly Lock _gate = new();
    private readonly List<(Worker Who, TaskCompletionSource Turn)> _pending = [];
    private readonly List<Worker> _live = [];
    private Random _chance = new(0);
    private long _admitted;
    private (Random Chance, double Share)? _failing;

    public Turnstile()
        : base(new SocketsHttpHandler { UseCookies = false })
    {
    }

    /// <summary>Has a share of the requests of whoever is no worker fail, as a database does that has too much to do, until what is given back is disposed.</summary>
    public IDisposable Failing(double share, Random chance)
    {
        _failing = (chance, share);
        return new Mended(() => _failing = null);
    }

    /// <summary>Runs works at once; the answer says which were killed before they had ended.</summary>
    /// <param name="works">The works.</param>
    /// <param name="chance">What decides whose turn it is, and who dies.</param>
    /// <param name="kills">Whether workers die: each third, before or after its request was done, the first to the thirtieth.</param>
    public async Task<IReadOnlyList<bool>> RunAsync(IReadOnlyList<Func<Task>> works, Random chance, bool kills)
    {
        _chance = chance;
        var workers = works.Select(_ => new Worker(kills && chance.Next(3) == 0 ? chance.Next(1, 31) : 0, chance.Next(2) == 0)).ToList();
        lock (_gate)
        {
            _live.AddRange(workers);
        }

        var all = Task.WhenAll(works.Zip(workers, (work, worker) => Task.Run(() => RunAsync(work, worker))));
        using var ticks = new PeriodicTimer(Longest);
        while (!all.IsCompleted)
        {
            var before = _admitted;
            await Task.WhenAny(all, ticks.WaitForNextTickAsync().AsTask());
            if (before == _admitted)
            {
                Admit(mayWait: false);
            }
        }

        await all;
        return [.. workers.Select(w => w.IsDead)];
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (_worker.Value is not { } who)
        {
            return Fails() ? new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) { RequestMessage = request, Content = new StringContent("{}") } : await base.SendAsync(request, cancellationToken);
        }

        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _pending.Add((who, turn));
        }

        Admit();
        await turn.Task;
        if (who.DiesBefore())
        {
            throw new KilledException();
        }

        var answer = await base.SendAsync(request, cancellationToken);
        return who.IsDead ? throw new KilledException() : answer;
    }

    private bool Fails()
    {
        lock (_gate)
        {
            return _failing is var (chance, share) && chance.NextDouble() < share;
        }
    }

    private async Task RunAsync(Func<Task> work, Worker worker)
    {
        _worker.Value = worker;
        try
        {
            await work();
        }
        catch (Exception) when (worker.IsDead)
        {
            // Whatever it comes to: nobody is there to see it.
        }
        finally
        {
            lock (_gate)
            {
                _live.Remove(worker);
            }

            Admit();
        }
    }

    private void Admit(bool mayWait = true)
    {
        TaskCompletionSource turn;
        lock (_gate)
        {
            if (_pending.Count == 0 || (mayWait && _live.Exists(worker => !_pending.Exists(p => p.Who == worker))))
            {
                return;
            }

            var next = _pending[_chance.Next(_pending.Count)];
            _pending.Remove(next);
            turn = next.Turn;
            _admitted++;
        }

        turn.SetResult();
    }

    private sealed class Mended(Action mend) : IDisposable
    {
        public void Dispose() => mend();
    }

    private sealed class Worker(int diesAt, bool dyingDoes)
    {
        private int _requests;

        public bool IsDead { get; private set; }

        // A request may reach the database and its answer nobody.
        public bool DiesBefore()
        {
            if (IsDead)
            {
                return true;
            }

            IsDead = Interlocked.Increment(ref _requests) == diesAt;
            return IsDead && !dyingDoes;
        }
    }
}
