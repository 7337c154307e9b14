using Dtks.Domain.Ratification;
using Dtks.Platform.Messaging;

namespace Dtks.Functions.Ratification;

/// <summary>
/// Does what is due for a letter, by where it stands: gathers its rows, counts them again, hands its pages out. Each message does a bounded
/// piece and sends for the next, so that it may come twice, late or not at all before a kill.
/// </summary>
public sealed class LetterWork(LetterRepository letters, LetterCovering covering, LetterReview review, LetterApplication application, RatificationLedger ledger, QueueSender queues)
{
    private const int PagesCoveredAtATime = 40;
    private const int PagesSentAtATime = 50;

    /// <summary>One piece.</summary>
    /// <exception cref="MessageException">There is no such letter, page or row.</exception>
    public async Task DoAsync(LetterMessage message, CancellationToken cancellation)
    {
        if (message.Open is { } row)
        {
            await ledger.LookAgainAsync(message.Regency, row, cancellation);
            return;
        }

        var letter = await letters.OfAsync(message, cancellation);
        switch (letter.State.Status)
        {
            case LetterStatus.Signing:
                await CoverAsync(letter, message, cancellation);
                break;
            case LetterStatus.Recounting when message.Page is null:
                await review.RecountAsync(letter, cancellation);
                break;
            case LetterStatus.Void when message.Row is null:
                break;
            default:
                await ApplyAsync(letter, message, cancellation);
                break;
        }
    }

    // Once all rows are gathered, the change that says so sends for what follows.
    private async Task CoverAsync(LetterDocument letter, LetterMessage message, CancellationToken cancellation)
    {
        if ((await covering.CoverAsync(letter, PagesCoveredAtATime, cancellation)).State.Status == LetterStatus.Signing)
        {
            await queues.SendAsync(ApplyLetters.Queue, message, cancellation);
        }
    }

    private Task ApplyAsync(LetterDocument letter, LetterMessage message, CancellationToken cancellation) => message switch
    {
        { Page: { } page, Row: { } row } => application.ApplyRowAsync(message, page, row, cancellation),
        { Page: { } page } => application.ApplyPageAsync(message, page, cancellation),
        _ => HandOutAsync(letter, message, cancellation),
    };

    // Pages are independent: each is a message, so that one that fails keeps none of the others. A letter of one page needs no other.
    private async Task HandOutAsync(LetterDocument letter, LetterMessage message, CancellationToken cancellation)
    {
        var first = letter.PageFrom(message.After)
            ?? throw new MessageException($"letter {message.Letter} has no place {message.After} to go on from");
        if (letter.PageCount() == 1 && first == 0)
        {
            await application.ApplyPageAsync(message, first, cancellation);
            return;
        }

        var (page, last) = (first, Math.Min(first + PagesSentAtATime, letter.PageCount()));
        for (; page < last; page++)
        {
            await queues.SendAsync(ApplyLetters.Queue, new LetterMessage(letter.Regency, letter.State.Id, letter.PlaceOf(page), page), cancellation);
        }

        if (last < letter.PageCount())
        {
            await queues.SendAsync(ApplyLetters.Queue, new LetterMessage(letter.Regency, letter.State.Id, letter.PlaceOf(last)), cancellation);
        }
    }
}
