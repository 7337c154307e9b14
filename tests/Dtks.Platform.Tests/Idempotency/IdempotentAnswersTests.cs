using System.Text;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Dtks.Platform.Protection;
using Dtks.Platform.Tests.Stand;
using Microsoft.Extensions.Options;

namespace Dtks.Platform.Tests.Idempotency;

/// <summary>A request with a key is carried out once, and its answer is given again.</summary>
[Collection(StoreTests.Name)]
public sealed class IdempotentAnswersTests(LocalStore local)
{
    private readonly Partition _partition = new(LocalStore.Registry, Guid.NewGuid().ToString("N"));

    private readonly IdempotentAnswers _answers = new(
        local.Store,
        new BodyHash(new KeyedHash(Options.Create(new ProtectionOptions { ClaimKey = Convert.ToBase64String(new byte[32]) }))),
        new OptimisticRetry(TimeProvider.System));

    private int _worked;

    [Fact]
    public async Task The_first_answer_is_the_answer()
    {
        var first = await OnceAsync(Key());
        Assert.Equal((1, AnswerKind.Created, "{\"n\":1}", "/things/1"), (_worked, first.Kind, first.Body, first.Location));
        Assert.Equal(first, await OnceAsync(Key()));
        Assert.Equal(1, _worked);
        Assert.Equal("{\"n\":2}", (await OnceAsync(Key("another"))).Body);
        var document = await local.Store.ReadAsync<AnswerDocument>(_partition, AnswerDocument.IdOf(Key()), CancellationToken.None);
        Assert.Equal((400 * 24 * 3600, 201), (document!.TimeToLive, document.Status));
    }

    [Fact]
    public async Task Under_another_body_the_key_is_refused()
    {
        await OnceAsync(Key());
        var e = await Assert.ThrowsAsync<ProblemException>(() => OnceAsync(Key(body: "other")));
        Assert.Equal((409, "idempotency.otherBody"), (e.Problem.Status, e.Problem.Code));
        Assert.Equal(1, _worked);
    }

    [Fact]
    public async Task Without_a_key_each_is_carried_out_and_none_is_kept()
    {
        var none = IdempotencyKey.None([]);
        await OnceAsync(none);
        Assert.Equal("{\"n\":2}", (await OnceAsync(none)).Body);
        Assert.Null(await _answers.FindAsync(_partition, none, CancellationToken.None));
        Assert.Null(await local.Store.ReadAsync<AnswerDocument>(_partition, AnswerDocument.IdOf(none), CancellationToken.None));
    }

    [Fact]
    public async Task Of_twins_the_answer_that_is_kept_counts()
    {
        var answer = await _answers.OnceAsync(_partition, Key(), StaleAfterTwinAsync, () => Task.FromResult<Answer?>(null), CancellationToken.None);
        Assert.Equal("{\"n\":1}", answer.Body);
        async Task<Answer> StaleAfterTwinAsync()
        {
            await WorkAsync(Key());
            throw new StaleException();
        }
    }

    [Fact]
    public async Task Or_the_one_that_is_told_of_what_the_twin_did()
    {
        var told = Answer.Accepted(new { told = true }, "/api/told");
        Assert.Same(told, await _answers.OnceAsync(_partition, Key(), Stale, () => Task.FromResult<Answer?>(told), CancellationToken.None));
        var tries = 0;
        await _answers.OnceAsync(
            _partition, IdempotencyKey.None([]), () => ++tries == 1 ? throw new StaleException() : Task.FromResult(told), () => throw new InvalidOperationException(), CancellationToken.None);
        Assert.Equal(2, tries);
        static Task<Answer> Stale() => throw new StaleException();
    }

    [Fact]
    public async Task What_is_refused_for_what_the_twin_has_just_done_has_the_twins_answer()
    {
        var (found, asked) = (Answer.Accepted(new { twin = true }, "/api/twin"), 0);
        Task<Answer?> Find() => Task.FromResult(++asked == 1 ? null : found);
        Assert.Same(found, await _answers.OnceAsync(Find, () => throw new ProblemException(Problem.NotFound), CancellationToken.None));
        var e = await Assert.ThrowsAsync<ProblemException>(() => _answers.OnceAsync(
            () => Task.FromResult<Answer?>(null), () => throw new ProblemException(Problem.NotFound), CancellationToken.None));
        Assert.Equal(404, e.Problem.Status);
    }

    [Fact]
    public async Task What_mostly_comes_first_is_not_looked_for_first()
    {
        var answer = Answer.Accepted(new { }, "/api/it");
        Assert.Same(answer, await _answers.MostlyFirstAsync(() => throw new InvalidOperationException(), () => Task.FromResult(answer), CancellationToken.None));
        Assert.Same(answer, await _answers.MostlyFirstAsync(
            () => Task.FromResult<Answer?>(answer), () => throw new ProblemException(Problem.NotFound), CancellationToken.None));
    }

    private Task<Answer> OnceAsync(IdempotencyKey key) => _answers.OnceAsync(_partition, key, () => WorkAsync(key), CancellationToken.None);

    private async Task<Answer> WorkAsync(IdempotencyKey key)
    {
        var answer = Answer.Created(new { n = ++_worked }, "/things/1");
        await local.Store.CommitAsync(_answers.Keep(ChangeSet.Bookkeeping(_partition).Create(new Thing { Id = Guid.NewGuid().ToString("N"), Village = _partition.Value }), key, answer).Batch, CancellationToken.None);
        return answer;
    }

    private static IdempotencyKey Key(string key = "key", string body = "body") => IdempotencyKey.Of("someone", "POST /things", key, Encoding.UTF8.GetBytes(body));

    private sealed record Thing : Document
    {
        public override string Type => "thing";

        public required string Village { get; init; }
    }
}
