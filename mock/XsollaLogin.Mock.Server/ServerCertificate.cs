using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using XsollaLogin.Mock.Reload;

namespace XsollaLogin.Mock.Server;

/// <summary>Finds the certificate for https.</summary>
internal static class ServerCertificate
{
    /// <summary>The extension that marks the development certificates of ASP.NET Core.</summary>
    private const string DevelopmentOid = "1.3.6.1.4.1.311.84.1.1";

    private const string Forms = "a PKCS #12 file without a password, or a PEM file with certificate and private key";

    /// <summary>Reads a PKCS #12 file without a password, or a PEM file with a certificate and its private key.</summary>
    /// <exception cref="InvalidDataException">The file cannot be read or has no private key.</exception>
    public static X509Certificate2 Read(string file)
    {
        try
        {
            var bytes = TextFile.ReadBytes(file);
            if (bytes is []) throw new IOException(TextFile.NoContent);
            var text = new StreamReader(new MemoryStream(bytes)).ReadToEnd();
            var certificate = text.Contains("-----BEGIN ", StringComparison.Ordinal) ? OfPem(text) : X509CertificateLoader.LoadPkcs12(bytes, password: null);
            return certificate.HasPrivateKey ? certificate : throw new InvalidDataException($"{file} has no private key; it must be {Forms}");
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{file} cannot be read as a certificate ({e.Message}); it must be {Forms}", e);
        }
    }

    private static X509Certificate2 OfPem(string text)
    {
        var certificate = X509Certificate2.CreateFromPem(text, text);
        if (!OperatingSystem.IsWindows()) return certificate;
        // The TLS of Windows finds no private key that exists in the memory of the process only.
        using (certificate) return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), password: null);
    }

    /// <summary>Returns the newest valid development certificate of this user.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public static X509Certificate2 OfDeveloper(DateTimeOffset now)
    {
        using var store = new X509Store(StoreName.My, StoreLocation.CurrentUser, OpenFlags.ReadOnly);
        return store.Certificates
            .Where(certificate => certificate.HasPrivateKey && certificate.Extensions.Any(extension => extension.Oid?.Value == DevelopmentOid))
            .Where(certificate => certificate.NotBefore <= now.LocalDateTime && now.LocalDateTime < certificate.NotAfter)
            .MaxBy(certificate => certificate.NotAfter)
            ?? throw new InvalidDataException(
                $"There is no development certificate: give a file with {ProgramOptions.Certificate.Name}, or, with the .NET SDK, create a certificate by "
                + "dotnet dev-certs https --trust");
    }
}
