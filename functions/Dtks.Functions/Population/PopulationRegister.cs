using System.Net.Http.Headers;
using System.Text;
using Dtks.Domain.Matching;
using Dtks.Platform.Http;
using Dtks.Platform.Json;
using Newtonsoft.Json;
using Polly;

namespace Dtks.Functions.Population;

/// <summary>
/// Asks the population register (Dukcapil) whether what was proposed is what stands there. It answers match or mismatch per field, and how
/// alike the street is; never a value.
/// </summary>
public sealed class PopulationRegister(HttpClient http)
{
    /// <summary>What is asked, below the register's base URL.</summary>
    public const string Path = "matches";

    /// <summary>How the members of a family compare with the register, in their order.</summary>
    /// <exception cref="HttpRequestException">The register did not answer, or not as agreed: ask again later.</exception>
    /// <param name="family">The family.</param>
    /// <param name="times">How long whoever asks waits for it; as of a queue's work where they do not say.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<IReadOnlyList<PopulationMatch>> CompareAsync(Domain.People.Family family, PopulationTimes? times, CancellationToken cancellation)
    {
        var answers = new List<PopulationMatch>();
        foreach (var person in PopulationRecord.Of(family))
        {
            answers.Add(await CompareAsync(person, times, cancellation));
        }

        return answers;
    }

    /// <summary>How one person compares with the register.</summary>
    /// <exception cref="HttpRequestException">As above.</exception>
    public Task<PopulationMatch> CompareAsync(PopulationRecord person, CancellationToken cancellation) => CompareAsync(person, times: null, cancellation);

    private async Task<PopulationMatch> CompareAsync(PopulationRecord person, PopulationTimes? times, CancellationToken cancellation)
    {
        using var question = new HttpRequestMessage(HttpMethod.Post, new Uri(Path, UriKind.Relative))
        {
            Content = new StringContent(JsonText.Write(PopulationQuestion.Of(person)), Encoding.UTF8, new MediaTypeHeaderValue("application/json")),
        };
        question.Options.Set(PopulationTimes.OneTry, (times ?? PopulationTimes.OfQueues).Try);
        try
        {
            using var answer = await http.SendAsync(question, cancellation);
            answer.EnsureSuccessStatusCode();
            var match = JsonText.Read<PopulationMatch>(await ContentText.ReadAsync(answer.Content, cancellation));
            return match.IsComplete ? match with { Members = null } : throw new HttpRequestException("The population register left fields out of its answer.");
        }
        catch (ExecutionRejectedException e)
        {
            throw new HttpRequestException("The population register does not answer.", e);
        }
        catch (JsonException e)
        {
            throw new HttpRequestException("The population register's answer could not be read.", e);
        }
    }
}
