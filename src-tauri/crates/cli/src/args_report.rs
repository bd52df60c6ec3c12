//! `report …` on the command line.

use crate::tracking_args::{QuotaSpan, Span};
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// `report …`
#[derive(Debug, Subcommand)]
pub enum ReportWhat {
    /// Biểu tổng hợp theo đơn vị.
    Units(ReportOut),
    /// Bảng theo dõi tiến độ từng nhiệm vụ.
    Tasks(ReportOut),
    /// Danh mục nhiệm vụ quá hạn, sắp đến hạn.
    Overdue(ReportOut),
    /// Ma trận đơn vị và nhiệm vụ.
    Matrix(ReportOut),
    /// Bảng theo dõi chế độ báo cáo.
    Reporting {
        /// Phạm vi.
        #[command(flatten)]
        span: Span,
        /// Tệp .pdf hoặc .xlsx; không có thì in ra màn hình.
        #[arg(short, long, value_name = "TỆP")]
        out: Option<PathBuf>,
    },
    /// Biểu kết quả thực hiện chỉ tiêu đợt cao điểm.
    Quotas {
        /// Đợt và kỳ.
        #[command(flatten)]
        span: QuotaSpan,
        /// Tệp .pdf hoặc .xlsx; không có thì in ra màn hình.
        #[arg(short, long, value_name = "TỆP")]
        out: Option<PathBuf>,
    },
    /// Theo tuần, theo ngày, đến Ngày bầu cử; kèm biểu đồ.
    Weeks(ReportOut),
    /// Phiếu theo dõi một nhiệm vụ: mọi việc đã xảy ra.
    Task {
        /// Mã, hoặc NV-007.
        id: String,
        /// Tệp .pdf hoặc .xlsx; không có thì in ra màn hình.
        #[arg(short, long, value_name = "TỆP")]
        out: Option<PathBuf>,
    },
    /// Phiếu theo dõi một đơn vị.
    Unit {
        /// Tên hoặc mã đơn vị.
        unit: String,
        /// Tệp .pdf hoặc .xlsx; không có thì in ra màn hình.
        #[arg(short, long, value_name = "TỆP")]
        out: Option<PathBuf>,
    },
    /// Chốt báo cáo: số liệu hôm nay (hoặc --as-of) giữ lại, không đổi nữa.
    Freeze {
        /// units, tasks, overdue, matrix hoặc weeks.
        #[arg(value_parser = ["units", "tasks", "overdue", "matrix", "weeks"])]
        kind: String,
        /// Chốt cho việc gì: "Báo cáo tuần 18".
        #[arg(long)]
        note: Option<String>,
    },
    /// Các báo cáo đã chốt, hoặc một báo cáo đã chốt.
    Frozen {
        /// Mã, hoặc số thứ tự trong danh sách.
        id: Option<String>,
        /// Tệp .pdf hoặc .xlsx; không có thì in ra màn hình.
        #[arg(short, long, value_name = "TỆP")]
        out: Option<PathBuf>,
    },
    /// So sánh hai báo cáo đã chốt: kỳ trước và kỳ này.
    Compare {
        /// Kỳ trước: mã, hoặc số thứ tự.
        before: String,
        /// Kỳ này: mã, hoặc số thứ tự.
        after: String,
        /// Tệp .pdf hoặc .xlsx; không có thì in ra màn hình.
        #[arg(short, long, value_name = "TỆP")]
        out: Option<PathBuf>,
    },
}

/// Where a report goes.
#[derive(Debug, Args)]
pub struct ReportOut {
    /// Tệp .pdf hoặc .xlsx; không có thì in ra màn hình.
    #[arg(short, long, value_name = "TỆP")]
    pub out: Option<PathBuf>,
    /// In riêng bảng, có người lập biểu và người ký, không kèm báo cáo.
    #[arg(long)]
    pub alone: bool,
}
