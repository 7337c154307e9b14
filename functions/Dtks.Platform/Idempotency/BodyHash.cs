using Dtks.Platform.Problems;
using Dtks.Platform.Protection;

namespace Dtks.Platform.Idempotency;

/// <summary>
/// The hash of a request's body as it is stored beside its answer: keyed, since the body describes a person (REG-3).
/// </summary>
public sealed class BodyHash(KeyedHash hash)
{
    private const string Keyed = "k1.";

    /// <summary>The hash to store.</summary>
    public string Of(IdempotencyKey key) => Keyed + hash.Of("body", key.BodyHash);

    /// <summary>Holds a request to the body its key was used with before.</summary>
    /// <param name="stored">The stored hash; one of before hashes were keyed is the body's SHA-256.</param>
    /// <param name="key">The request's key.</param>
    /// <exception cref="ProblemException">409 for another body.</exception>
    public void Require(string stored, IdempotencyKey key)
    {
        if (stored != (stored.StartsWith(Keyed, StringComparison.Ordinal) ? Of(key) : key.BodyHash))
        {
            throw new ProblemException(new Problem(409, "idempotency.otherBody"));
        }
    }
}
