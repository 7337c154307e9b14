using Dtks.Domain.Imports;
using Dtks.Domain.Kernel;
using Dtks.Functions.Data;
using Dtks.Functions.Evidence;
using Dtks.Platform.Changes;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Json;
using Dtks.Platform.Problems;
using NodaTime;

namespace Dtks.Functions.Imports;

/// <summary>Takes the announcement of a prelist, or of another file of rows, and gives the link to put its bytes at; then that they are all there.</summary>
public sealed class ImportDeclaration(ImportRepository repository, UploadLinks links, UploadBlobs incoming, ChangeCommit commit, IdempotentAnswers answers)
{
    private static readonly Duration UploadWindow = Duration.FromHours(24);

    /// <summary>The answer to an announcement: 201, also to a repeated one; its link leads to the host as the client names it.</summary>
    /// <exception cref="ProblemException">400, 422 by docs/design.md; nothing is left behind then.</exception>
    public async Task<Answer> DeclareAsync(string village, ImportDraft draft, ImportPurpose? purpose, Actor by, IdempotencyKey key, Uri host, CancellationToken cancellation)
    {
        var kept = await answers.OnceAsync(
            Partitions.Registry(village), key,
            () => TakeAsync(village, draft, purpose, by, key, cancellation),
            async () => await repository.FindAsync(village, key.Id, cancellation) is { } found ? AnswerOf(found) : null,
            cancellation);
        return await WithLinkAsync(village, kept, host, cancellation);
    }

    /// <summary>The answer to a completion: 202 with where the import then stands, also to a repeated one.</summary>
    /// <exception cref="ProblemException">404, 409 by docs/design.md.</exception>
    public Task<Answer> CompleteAsync(string village, string import, string? kind, Actor by, IdempotencyKey key, CancellationToken cancellation) => answers.OnceAsync(
        Partitions.Registry(village), key,
        async () =>
        {
            var found = await repository.FindAsync(village, import, kind, cancellation) ?? throw new ProblemException(Problem.NotFound);
            var events = Accepted.Events(repository.Decide(new ImportCommand.Complete(by), found.State, village));
            if (events.Count == 0)
            {
                return await answers.KeepAloneAsync(commit, Partitions.Registry(village), key, Answer.Accepted(new ImportReceipt(import, found.Status), found.Upload().Location), cancellation);
            }

            if (!await incoming.IsUploadedAsync(found.BlobName(), cancellation))
            {
                throw new ProblemException(new Problem(409, "import.notUploaded", found.State.RuleOf()));
            }

            var (change, after) = repository.Change(found, village, events);
            var answer = Answer.Accepted(new ImportReceipt(import, after.Status), after.Upload().Location);
            await commit.SaveAsync(answers.Keep(change, key, answer), cancellation);
            return answer;
        },
        cancellation);

    private async Task<Answer> TakeAsync(string village, ImportDraft draft, ImportPurpose? purpose, Actor by, IdempotencyKey key, CancellationToken cancellation)
    {
        var events = Accepted.Events(repository.Decide(new ImportCommand.Declare(key.Id, draft, UploadWindow, by, purpose), state: null, village));
        var (change, after) = repository.Change(before: null, village, events);
        var answer = AnswerOf(after);
        await commit.SaveAsync(answers.Keep(change, key, answer), cancellation);
        return answer;
    }

    private static Answer AnswerOf(ImportDocument declared) =>
        Answer.Created(new ImportReceipt(declared.State.Id, ImportStatus.Awaiting), declared.Upload().Location);

    private async Task<Answer> WithLinkAsync(string village, Answer kept, Uri host, CancellationToken cancellation)
    {
        var receipt = JsonText.Read<ImportReceipt>(kept.Body);
        var found = await repository.FindAsync(village, receipt.Id, cancellation) ?? throw new ProblemException(Problem.NotFound);
        if (found.Status != ImportStatus.Awaiting)
        {
            return kept;
        }

        var link = links.To(found.Upload(), host);
        return kept with { Body = JsonText.Write(receipt with { UploadUrl = link.Url, ExpiresOn = link.ExpiresOn }) };
    }
}
