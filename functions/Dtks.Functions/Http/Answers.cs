using Dtks.Functions.Storage;

namespace Dtks.Functions.Http;

/// <summary>Gives the same answer to the same POST sent twice (<c>Idempotency-Key</c>).</summary>
public sealed class Answers(DocumentStore store, Contention contention)
{
    /// <summary>
    /// The answer given before under the key in the partition, or that of the work, which loads, decides and saves; done again, a bounded
    /// number of times, when somebody else saved first.
    /// </summary>
    /// <exception cref="ProblemException">409 when the key was used with another body, or others kept saving first; and what the work
    /// refuses.</exception>
    public Task<JsonAnswer> OnceAsync(string container, string partition, RequestKey key, Func<Task<JsonAnswer>> work, CancellationToken cancellation) =>
        OnceAsync(() => FindAsync(container, partition, key, cancellation), work, cancellation);

    /// <summary>The same, where the answer given before is found in another way.</summary>
    /// <param name="find">The answer given before, or null for a first time.</param>
    /// <param name="work">Loads, decides and saves.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="ProblemException">As above.</exception>
    public Task<JsonAnswer> OnceAsync(Func<Task<JsonAnswer?>> find, Func<Task<JsonAnswer>> work, CancellationToken cancellation) =>
        contention.RetryAsync(async () => await find() ?? await FirstAsync(find, work), cancellation);

    /// <summary>The answer given before under the key in the partition, or null for a first time.</summary>
    /// <exception cref="ProblemException">409 when the key was used with another body.</exception>
    public async Task<JsonAnswer?> FindAsync(string container, string partition, RequestKey key, CancellationToken cancellation)
    {
        if (!key.Given)
        {
            return null;
        }

        var given = await store.ReadAsync<AnswerDocument>(container, partition, AnswerDocument.IdOf(key), cancellation);
        if (given is null)
        {
            return null;
        }

        return given.BodyHash == key.BodyHash
            ? new JsonAnswer(given.Status, given.Body, given.Location)
            : throw new ProblemException(new Problem(409, "idempotency.otherBody"));
    }

    // Sent twice at once, a request can be refused for what its twin has just done: then the twin's answer is its own.
    private static async Task<JsonAnswer> FirstAsync(Func<Task<JsonAnswer?>> find, Func<Task<JsonAnswer>> work)
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
    public static ChangeSet Keep(ChangeSet change, RequestKey key, JsonAnswer answer) =>
        !key.Given ? change : change.Create(new AnswerDocument
        {
            Id = AnswerDocument.IdOf(key),
            TimeToLive = AnswerDocument.KeptSeconds,
            Village = change.Container == ContainerName.Registry ? change.Partition : null,
            Regency = change.Container == ContainerName.Ratifications ? change.Partition : null,
            Period = change.Container == ContainerName.Cycles ? change.Partition : null,
            BodyHash = key.BodyHash,
            Status = answer.Status,
            Body = answer.Body,
            Location = answer.Location,
        });
}
