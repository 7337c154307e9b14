using System.Security.Cryptography;
using Dtks.Platform.InProcess;
using Microsoft.AspNetCore.Http;

namespace Dtks.Pages.Serving;

/// <summary>A file that came whole with a form, without a script: what is declared of it, and how it goes on to the API.</summary>
internal static class WholeFile
{
    /// <summary>The SHA-256 of its bytes, in hexadecimal digits.</summary>
    public static async Task<string> DigestAsync(IFormFile file, CancellationToken cancellation)
    {
        await using var content = file.OpenReadStream();
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation));
    }

    /// <summary>Sends its bytes to where the API takes them, and says that they are there. What does not arrive now is awaited on: it is sent once more under the same declaration.</summary>
    /// <param name="visit">Who sends.</param>
    /// <param name="file">The file.</param>
    /// <param name="link">Where its bytes go.</param>
    /// <param name="completion">Where it is said that they are there, below <c>/api</c>.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static async Task SendAsync(PageVisit visit, IFormFile file, Uri link, string completion, CancellationToken cancellation)
    {
        await using var content = file.OpenReadStream();
        try
        {
            if ((await visit.SendAsync(new ApiCall("PUT", link.PathAndQuery["/api".Length..]) { Content = content }, cancellation)).IsDone)
            {
                _ = await visit.SendAsync(new ApiCall("POST", completion), cancellation);
            }
        }
        catch (ApiRefusedException)
        {
            // Declared it is: it goes on from there.
        }
    }
}
