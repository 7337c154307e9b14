
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Problems;

namespace Dtks.Platform.Idempotency;

/// <summary>Gives the same answer to the same POST sent twice (<c>Idempotency-Key</c>).</summary>
public sealed class IdempotentAnswers(DocumentStore store, BodyHash hash, OptimisticRetry retry)
{
    /// <summary>
    /// The answer given before under the key in the partition, or that of the work, which loads, decides and saves; done again, a bounded
    /// number of times, when somebody else saved first.
    /// </summary>
    /// <exception cref="ProblemException">409 when the key was used with another body, or others kept saving first; and what the work
    /// refuses.</exception>
    public Task<Answer> OnceAsync(Partition partition, IdempotencyKey key, Func<Task<Answer>> work, CancellationToken cancellation) =>
        OnceAsync(() => FindAsync(partition, key, cancellation), work, cancellation);

    /// <summary>
    /// The same for work that makes something under an id from the key. Where that stands and its answer is kept no longer, the answer is told from
    /// it.
    /// </summary>
    /// <param name="partition">Where it stands.</param>
    /// <param name="key">The request's key.</param>
    /// <param name="work">Loads, decides and saves.</param>
    /// <param name="told">The answer told from what stands under the key's id; null when nothing does.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="ProblemException">As above.</exception>
    public Task<Answer> OnceAsync(
        Partition partition, IdempotencyKey key, Func<Task<Answer>> work, Func<Task<Answer?>> told, CancellationToken cancellation)
    {
        return OnceAsync(partition, key, WorkAsync, cancellation);

        async Task<Answer> WorkAsync()
        {
            try
            {
                return await work();
            }
            catch (StaleException) when (key.Given)
            {
                // A twin of this moment has kept its answer, which is the one that counts.
                return await FindAsync(partition, key, cancellation) ?? await told() ?? throw new StaleException();
            }
        }
    }

    /// <summary>The same, where the answer given before is found in another way.</summary>
    /// <param name="find">The answer given before, or null for a first time.</param>
    /// <param name="work">Loads, decides and saves.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="ProblemException">As above.</exception>
    public Task<Answer> OnceAsync(Func<Task<Answer?>> find, Func<Task<Answer>> work, CancellationToken cancellation) =>
        retry.RetryAsync(async () => await find() ?? await FirstAsync(find, work), cancellation);

    /// <summary>
    /// The same for work that finds out itself, by what it creates first, that it was done before: a first time costs no look-up.
    /// </summary>
    /// <param name="find">The answer given before, or null for a first time; asked when the work is refused.</param>
    /// <param name="work">Looks up what stands under the key, loads, decides and saves.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="ProblemException">As above.</exception>
    public Task<Answer> MostlyFirstAsync(Func<Task<Answer?>> find, Func<Task<Answer>> work, CancellationToken cancellation) =>
        retry.RetryAsync(() => FirstAsync(find, work), cancellation);

    /// <summary>The answer given before under the key in the partition, or null for a first time.</summary>
    /// <exception cref="ProblemException">409 when the key was used with another body.</exception>
    public async Task<Answer?> FindAsync(Partition partition, IdempotencyKey key, CancellationToken cancellation)
    {
        if (!key.Given)
        {
            return null;
        }

        var given = await store.ReadAsync<AnswerDocument>(partition, AnswerDocument.IdOf(key), cancellation);
        if (given is null)
        {
            return null;
        }

        hash.Require(given.BodyHash, key);
        return given.Given();
    }

    // Sent twice at once, a request can be refused for what its twin has just done: then the twin's answer is its own.
    private static async Task<Answer> FirstAsync(Func<Task<Answer?>> find, Func<Task<Answer>> work)
    {
        try
        {
            return await work();
        }
        catch (ProblemException)
        {
            if (await find() is { } answer)
            {
                return answer;
            }

            throw;
        }
    }

    /// <summary>Adds the answer to the change that it answers, when the client sent a key.</summary>
    public ChangeSet Keep(ChangeSet change, IdempotencyKey key, Answer answer) =>
        !key.Given ? change : change.Create(AnswerDocument.Of(change.Partition, key, hash.Of(key), answer));

    /// <summary>Keeps an answer although nothing changes, when the client sent a key: the same key is told the same whatever happens later.</summary>
    public async Task<Answer> KeepAloneAsync(ChangeCommit commit, Partition partition, IdempotencyKey key, Answer answer, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(commit);
        ArgumentNullException.ThrowIfNull(key);
        if (key.Given)
        {
            await commit.SaveAsync(Keep(ChangeSet.Bookkeeping(partition), key, answer), cancellation);
        }

        return answer;
    }
}
